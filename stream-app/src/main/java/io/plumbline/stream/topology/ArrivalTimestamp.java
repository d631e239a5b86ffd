package io.plumbline.stream.topology;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * A record's own time stamp, or the present where its own could not be written out again: Streams drops records from
 * before 1970, and a broker refuses what is further ahead of it than an hour, which would stop the stream.
 */
final class ArrivalTimestamp implements TimestampExtractor {

    /** The broker's default of {@code message.timestamp.after.max.ms}, less what two clocks may differ by. */
    private static final long FURTHEST_AHEAD_MILLIS = Duration.ofMinutes(55).toMillis();

    private final InstantSource clock;

    ArrivalTimestamp(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        long now = clock.millis();
        long own = record.timestamp();
        return own < 0 || own - FURTHEST_AHEAD_MILLIS > now ? now : own;
    }
}
