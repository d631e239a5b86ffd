package io.plumbline.stream.serving;

import java.time.Duration;

/**
 * How long records wait for company between Kafka and the stream.
 *
 * @param fetchMinBytes of images, for which the broker holds back a fetch
 * @param fetchMaxWait how long it does so at most
 * @param linger how long an answer waits for others to travel with
 * @param batchBytes of answers, which travel at once when there are so many for one partition
 */
public record Transport(int fetchMinBytes, Duration fetchMaxWait, Duration linger, int batchBytes) {

    public Transport {
        requireAtLeastOne("bytes to fetch", fetchMinBytes);
        requireAtLeastOne("bytes in a batch", batchBytes);
        requireNotNegative("wait for a fetch", fetchMaxWait);
        requireNotNegative("linger", linger);
    }

    private static void requireAtLeastOne(String what, int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("Not a number of %s: %d; expected 1 or more".formatted(what, bytes));
        }
    }

    private static void requireNotNegative(String what, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Not a %s: %s; expected zero or more".formatted(what, duration));
        }
    }
}
