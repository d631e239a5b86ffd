package io.plumbline.bench.serving.worker;

/**
 * What a grid varies.
 *
 * @param threads stream threads
 * @param chunk the most images in one forward pass
 * @param pollRecords the most records of one poll
 * @param lingerMillis how long the producer waits for company
 */
public record Knobs(int threads, int chunk, int pollRecords, int lingerMillis) {

    @Override
    public String toString() {
        return "%d threads, chunks of %d, polls of %d, linger %d ms"
                .formatted(threads, chunk, pollRecords, lingerMillis);
    }
}
