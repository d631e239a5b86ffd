package io.plumbline.stream.serving;

import io.plumbline.contract.check.Require;

/**
 * How images are put together for forward passes.
 *
 * @param threads stream threads, each of which scores on its own; as many as cores is right
 * @param chunkSize the most images in one forward pass
 * @param maxPollRecords the most records that one poll hands on: a poll is what is cut into chunks
 */
public record Batching(int threads, int chunkSize, int maxPollRecords) {

    public Batching {
        Require.atLeast("stream threads", 1, threads);
        Require.atLeast("images in a chunk", 1, chunkSize);
        Require.atLeast("records in a poll", 1, maxPollRecords);
    }

    /** The same with another number of threads. */
    public Batching withThreads(int others) {
        return new Batching(others, chunkSize, maxPollRecords);
    }

    /** The same with chunks of this size, and as many of them in a poll. */
    public Batching withChunkSize(int images) {
        long perPoll = Math.max(1, maxPollRecords / chunkSize);
        return new Batching(threads, images, (int) Math.min(Integer.MAX_VALUE, perPoll * images));
    }
}
