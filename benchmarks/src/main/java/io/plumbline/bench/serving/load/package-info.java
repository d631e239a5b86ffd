/**
 * Images in, and how fast they come out. Start at {@link io.plumbline.bench.serving.load.CommitWatch} for throughput, at
 * {@link io.plumbline.bench.serving.load.OpenLoop} for latency.
 */
package io.plumbline.bench.serving.load;
