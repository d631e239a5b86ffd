/** One serving process: its configuration, its start and its end. Start at {@link io.plumbline.stream.serving.Serving}. */
package io.plumbline.stream.serving;
