package io.plumbline.stream.topology;

import io.plumbline.contract.image.OriginalTimestamp;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * A record's own time stamp, or the present where its answer could not bear it. Streams drops records from before 1970; a
 * broker refuses what is further ahead of it than an hour, which would stop the stream; and an answer that is born old
 * would be deleted with the rest of its segment as soon as retention looks there. The original is then kept in the header
 * {@link OriginalTimestamp}.
 */
final class ArrivalTimestamp implements TimestampExtractor {

    /** The broker's default of {@code message.timestamp.after.max.ms}, less what two clocks may differ by. */
    private static final long FURTHEST_AHEAD_MILLIS = Duration.ofMinutes(55).toMillis();

    /** Leaves an answer six of the seven days for which it is kept, and a backlog of a night its own times. */
    private static final long OLDEST_MILLIS = Duration.ofDays(1).toMillis();

    private final InstantSource clock;

    ArrivalTimestamp(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        long now = clock.millis();
        long own = record.timestamp();
        // What an earlier answer noted, before its image was sent again, is not this image's.
        OriginalTimestamp.remove(record.headers());
        if (own >= now - OLDEST_MILLIS && own - FURTHEST_AHEAD_MILLIS <= now) {
            return own;
        }
        OriginalTimestamp.write(record.headers(), own);
        return now;
    }
}
