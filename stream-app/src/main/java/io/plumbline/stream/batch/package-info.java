/**
 * How images are scored in batches although the stream handles them one by one. Start at {@link
 * io.plumbline.stream.batch.Promise}.
 */
package io.plumbline.stream.batch;
