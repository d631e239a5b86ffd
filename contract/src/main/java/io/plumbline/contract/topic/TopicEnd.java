package io.plumbline.contract.topic;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Where partitions ended at some moment.
 *
 * @param offsets for each partition the offset behind its last record
 */
public record TopicEnd(Map<TopicPartition, Long> offsets) {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int MOST_SILENT_POLLS = 300;

    public TopicEnd {
        offsets = Map.copyOf(offsets);
    }

    /**
     * The present end of the partitions that the consumer is assigned.
     *
     * @throws TimeoutException if the broker does not say
     */
    public static TopicEnd now(Consumer<?, ?> consumer) {
        return new TopicEnd(consumer.endOffsets(consumer.assignment()));
    }

    /**
     * Reads on until the consumer is there, or farther.
     *
     * @param each takes every record on the way, whatever its value
     * @throws TimeoutException if the broker stays silent for half a minute
     */
    public <K, V> void readTo(Consumer<K, V> consumer, java.util.function.Consumer<ConsumerRecord<K, V>> each) {
        readTo(consumer, each, () -> false);
    }

    /**
     * The same, but ends early.
     *
     * @param enough asked between polls; ends the reading once it is true
     * @throws TimeoutException if the broker stays silent for half a minute
     */
    public <K, V> void readTo(
            Consumer<K, V> consumer, java.util.function.Consumer<ConsumerRecord<K, V>> each, BooleanSupplier enough) {
        int silentPolls = 0;
        while (!enough.getAsBoolean() && isBefore(consumer)) {
            ConsumerRecords<K, V> polled = consumer.poll(POLL);
            polled.forEach(each);
            silentPolls = polled.isEmpty() ? silentPolls + 1 : 0;
            if (silentPolls > MOST_SILENT_POLLS) {
                throw new TimeoutException(
                        "Nothing more comes, although the end of %s is not reached".formatted(offsets));
            }
        }
    }

    private boolean isBefore(Consumer<?, ?> consumer) {
        return offsets.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }
}
