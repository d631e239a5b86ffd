package io.plumbline.drift.notify.delivery;

import java.time.Duration;

/** Reads alerts and tells them to one receiver. For one thread, but for {@link #lag} and {@link #isReading}. */
public interface Courier extends AutoCloseable {

    /**
     * Reads on, or tries again what was not taken.
     *
     * @param patience about how long to wait where there is nothing to do
     * @throws org.apache.kafka.common.KafkaException if Kafka fails
     */
    void step(Duration patience);

    /** Whether it knows by now what it is to read; from any thread. */
    boolean isReading();

    /** Alerts that were not fetched yet, NaN before the first fetch; from any thread. */
    double lag();

    @Override
    void close();
}
