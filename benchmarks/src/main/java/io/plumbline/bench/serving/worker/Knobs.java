package io.plumbline.bench.serving.worker;

import io.plumbline.stream.serving.Batching;
import io.plumbline.stream.serving.Profile;

/**
 * What a grid varies.
 *
 * @param threads stream threads
 * @param chunk the most images in one forward pass
 * @param pollRecords the most records of one poll
 * @param lingerMillis how long the producer waits for company
 */
public record Knobs(int threads, int chunk, int pollRecords, int lingerMillis) {

    /** Those of {@code ./plumbline serve}. */
    public static Knobs asShipped() {
        return of(Profile.THROUGHPUT);
    }

    /** Those of {@code ./plumbline serve --profile PROFILE}. */
    public static Knobs of(Profile profile) {
        Batching batching = profile.batching();
        int lingerMillis = Math.toIntExact(profile.transport().linger().toMillis());
        return new Knobs(batching.threads(), batching.chunkSize(), batching.maxPollRecords(), lingerMillis);
    }

    public Knobs withThreads(int others) {
        return new Knobs(others, chunk, pollRecords, lingerMillis);
    }

    /** With polls of the same size. */
    public Knobs withChunk(int images) {
        return new Knobs(threads, images, pollRecords, lingerMillis);
    }

    public Knobs withPollRecords(int records) {
        return new Knobs(threads, chunk, records, lingerMillis);
    }

    public Knobs withLingerMillis(int millis) {
        return new Knobs(threads, chunk, pollRecords, millis);
    }

    @Override
    public String toString() {
        return "%d threads, chunks of %d, polls of %d, linger %d ms"
                .formatted(threads, chunk, pollRecords, lingerMillis);
    }
}
