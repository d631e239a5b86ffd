package io.plumbline.drift.monitor.history;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * From where on records are read.
 *
 * @param time records with this time stamp or a later one, as Kafka's index of times finds the first of them
 * @param offset or else records from this offset on, in each partition
 */
public record Since(Optional<Instant> time, Optional<Long> offset) {

    public Since {
        if (time.isPresent() == offset.isPresent()) {
            throw new IllegalArgumentException(
                    "Give either a time or an offset, not %s and %s".formatted(time, offset));
        }
        if (offset.filter(number -> number < 0).isPresent()) {
            throw new IllegalArgumentException("An offset is 0 or more, not %d".formatted(offset.get()));
        }
    }

    /**
     * What people type.
     *
     * @param text a time, as 2026-11-24T08:00:00Z, or an offset
     */
    public static Since parse(String text) {
        if (text.matches("-?[0-9]{1,18}")) {
            return new Since(Optional.empty(), Optional.of(Long.parseLong(text)));
        }
        try {
            return new Since(Optional.of(Instant.parse(text)), Optional.empty());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "Neither a time, as 2026-11-24T08:00:00Z, nor an offset: '%s'".formatted(text), e);
        }
    }

    /** Where that is in each partition: not before its beginning, and its end where nothing is so new. */
    public Map<TopicPartition, Long> offsets(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(partitions));
        offset.ifPresent(number ->
                offsets.replaceAll((partition, end) -> Math.max(first.get(partition), Math.min(number, end))));
        time.ifPresent(instant -> {
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, instant.toEpochMilli()));
            consumer.offsetsForTimes(times).forEach((partition, found) -> Optional.ofNullable(found)
                    .map(OffsetAndTimestamp::offset)
                    .ifPresent(number -> offsets.put(partition, number)));
        });
        return offsets;
    }

    @Override
    public String toString() {
        return time.map(Instant::toString).orElseGet(() -> "offset " + offset.orElseThrow());
    }
}
