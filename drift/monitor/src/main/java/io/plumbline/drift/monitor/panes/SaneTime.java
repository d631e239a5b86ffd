package io.plumbline.drift.monitor.panes;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * A prediction's time stamp is its image's, which any sender may choose. One that is negative, or over an hour ahead of the
 * wall clock, cannot be true; such a prediction takes the time of the one before. What a stamp within that hour may do to a
 * partition's clock is up to {@link PartitionPanes}.
 */
public final class SaneTime implements TimestampExtractor {

    private static final Duration AHEAD = Duration.ofHours(1);

    private final InstantSource clock;

    public SaneTime(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTimeMs) {
        long nowMs = clock.millis();
        long stampMs = record.timestamp();
        if (stampMs >= 0 && stampMs <= nowMs + AHEAD.toMillis()) {
            return stampMs;
        }
        return partitionTimeMs >= 0 ? partitionTimeMs : nowMs;
    }
}
