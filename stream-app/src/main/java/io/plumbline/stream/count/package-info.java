/** What serving counts of itself. Start at {@link io.plumbline.stream.count.ServingCounts}. */
package io.plumbline.stream.count;
