package io.plumbline.stream.serving;

/**
 * How images are put together for forward passes.
 *
 * @param threads stream threads, each of which scores on its own; as many as cores is right
 * @param chunkSize the most images in one forward pass
 * @param maxPollRecords the most records that one poll hands on: a poll is what is cut into chunks
 */
public record Batching(int threads, int chunkSize, int maxPollRecords) {

    /** From here on, larger chunks gain nothing. */
    private static final int CHUNK_SIZE = 256;

    private static final int CHUNKS_PER_POLL = 4;

    public Batching {
        requireAtLeastOne("stream threads", threads);
        requireAtLeastOne("images in a chunk", chunkSize);
        requireAtLeastOne("records in a poll", maxPollRecords);
    }

    /** One thread per core, chunks of 256 images, four of them in a poll. */
    public static Batching withDefaults() {
        return new Batching(Runtime.getRuntime().availableProcessors(), CHUNK_SIZE, CHUNKS_PER_POLL * CHUNK_SIZE);
    }

    /** The same with another number of threads. */
    public Batching withThreads(int others) {
        return new Batching(others, chunkSize, maxPollRecords);
    }

    /** The same with chunks of this size, four of them in a poll. */
    public Batching withChunkSize(int images) {
        return new Batching(threads, images, (int) Math.min(Integer.MAX_VALUE, (long) CHUNKS_PER_POLL * images));
    }

    private static void requireAtLeastOne(String what, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("Not a number of %s: %d; expected 1 or more".formatted(what, count));
        }
    }
}
