package io.plumbline.bench.serving.worker;

import io.plumbline.stream.serving.Batching;
import io.plumbline.stream.serving.Profile;
import io.plumbline.stream.serving.Transport;

/**
 * What a grid varies.
 *
 * @param threads stream threads
 * @param chunk the most images in one forward pass
 * @param pollRecords the most records of one poll
 * @param fetchMinBytes for which the broker holds back a fetch
 * @param fetchMaxWaitMillis how long it does so at most
 * @param lingerMillis how long the producer waits for company
 */
public record Knobs(
        int threads, int chunk, int pollRecords, int fetchMinBytes, int fetchMaxWaitMillis, int lingerMillis) {

    /** Those of {@code ./plumbline serve}. */
    public static Knobs asShipped() {
        return of(Profile.THROUGHPUT);
    }

    /** Those of {@code ./plumbline serve --profile PROFILE}. */
    public static Knobs of(Profile profile) {
        Batching batching = profile.batching();
        Transport transport = profile.transport();
        return new Knobs(
                batching.threads(),
                batching.chunkSize(),
                batching.maxPollRecords(),
                transport.fetchMinBytes(),
                Math.toIntExact(transport.fetchMaxWait().toMillis()),
                Math.toIntExact(transport.linger().toMillis()));
    }

    public Knobs withThreads(int others) {
        return new Knobs(others, chunk, pollRecords, fetchMinBytes, fetchMaxWaitMillis, lingerMillis);
    }

    /** With polls of the same size. */
    public Knobs withChunk(int images) {
        return new Knobs(threads, images, pollRecords, fetchMinBytes, fetchMaxWaitMillis, lingerMillis);
    }

    public Knobs withPollRecords(int records) {
        return new Knobs(threads, chunk, records, fetchMinBytes, fetchMaxWaitMillis, lingerMillis);
    }

    /** With fetches that wait this long for so many bytes. */
    public Knobs withFetch(int minBytes, int maxWaitMillis) {
        return new Knobs(threads, chunk, pollRecords, minBytes, maxWaitMillis, lingerMillis);
    }

    public Knobs withLingerMillis(int millis) {
        return new Knobs(threads, chunk, pollRecords, fetchMinBytes, fetchMaxWaitMillis, millis);
    }

    @Override
    public String toString() {
        return "%d threads, chunks of %d, polls of %d, fetches of %d bytes or %d ms, linger %d ms"
                .formatted(threads, chunk, pollRecords, fetchMinBytes, fetchMaxWaitMillis, lingerMillis);
    }
}
