/**
 * Who is compared with whom, each in a process of its own. Start at {@link
 * io.plumbline.bench.serving.contender.Contender}.
 */
package io.plumbline.bench.serving.contender;
