package io.plumbline.stream.topology;

import io.plumbline.contract.image.OriginalTimestamp;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * A record's own time stamp, or the present where its answer could not bear it, as {@link AnswerTimes} tells. The original is
 * then kept in the header {@link OriginalTimestamp}.
 */
final class ArrivalTimestamp implements TimestampExtractor {

    private static final long FURTHEST_AHEAD_MILLIS = AnswerTimes.FURTHEST_AHEAD.toMillis();
    private static final long OLDEST_MILLIS = AnswerTimes.OLDEST.toMillis();

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
