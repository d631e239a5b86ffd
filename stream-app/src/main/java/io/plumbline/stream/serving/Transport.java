package io.plumbline.stream.serving;

import io.plumbline.contract.check.Require;
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
        Require.atLeast("bytes to fetch", 1, fetchMinBytes);
        Require.atLeast("bytes in a batch", 1, batchBytes);
        Require.notNegative("wait for a fetch in ms", fetchMaxWait.toMillis());
        Require.notNegative("linger in ms", linger.toMillis());
    }
}
