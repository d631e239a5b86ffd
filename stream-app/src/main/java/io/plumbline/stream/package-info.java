/**
 * The serving topology: {@code images} in, {@code predictions} or {@code images-dlq} out, exactly once, by whichever
 * model package is champion.
 *
 * <p>Start at {@link io.plumbline.stream.topology.ServingTopology}, the flow on one page, then at {@link
 * io.plumbline.stream.batch.Promise}, how a stream of single records is scored in batches.
 */
package io.plumbline.stream;
