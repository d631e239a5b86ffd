package io.plumbline.drift.monitor.history;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.TopicEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How fast records have come of late: those of the last {@link #LOOK_BACK} over the time since the first of them. Offsets are
 * counted, and since the marks of transactions take up offsets too, the newest ones are read to see how many are records.
 *
 * @param perSecond above 0
 */
public record ObservedRate(double perSecond) {

    /** How far back records are counted. */
    public static final Duration LOOK_BACK = Duration.ofHours(24);

    private static final int READ_OF_EACH_PARTITION = 1_000;
    private static final Map<String, Object> SETTINGS = Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false);

    public ObservedRate {
        if (!(perSecond > 0 && perSecond < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A rate is above 0 a second, not %s".formatted(perSecond));
        }
    }

    /**
     * The rate of a topic; none where nothing has come in that time, or all of it in one moment.
     *
     * @throws TimeoutException if the broker stays silent for half a minute
     */
    public static Optional<ObservedRate> of(KafkaConnection connection, String topic, Instant now) {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                connection.with(SETTINGS), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return of(consumer, topic, now);
        }
    }

    /** The same by a consumer that belongs to the caller. */
    static Optional<ObservedRate> of(Consumer<byte[], byte[]> consumer, String topic, Instant now) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(
                partition -> times.put(partition, now.minus(LOOK_BACK).toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> firsts = new HashMap<>(consumer.offsetsForTimes(times));
        firsts.values().removeIf(first -> first == null);
        if (firsts.isEmpty()) {
            return Optional.empty();
        }
        double records = records(consumer, firsts);
        long sinceMs = firsts.values().stream()
                .mapToLong(OffsetAndTimestamp::timestamp)
                .min()
                .orElseThrow();
        double seconds = Math.max(0, now.toEpochMilli() - sinceMs) / 1e3;
        return records > 0 && seconds > 0 ? Optional.of(new ObservedRate(records / seconds)) : Optional.empty();
    }

    /** Estimated: all offsets, less the share of the newest that are none of a record. */
    private static double records(Consumer<byte[], byte[]> consumer, Map<TopicPartition, OffsetAndTimestamp> firsts) {
        consumer.assign(firsts.keySet());
        TopicEnd end = TopicEnd.now(consumer);
        long offsets = 0;
        long newest = 0;
        for (Map.Entry<TopicPartition, OffsetAndTimestamp> first : firsts.entrySet()) {
            long behind = end.offsets().get(first.getKey());
            long from = Math.max(first.getValue().offset(), behind - READ_OF_EACH_PARTITION);
            consumer.seek(first.getKey(), from);
            offsets += behind - first.getValue().offset();
            newest += behind - from;
        }
        long[] read = {0};
        end.readTo(consumer, record -> read[0]++);
        return newest == 0 ? 0 : offsets * Math.min(1, read[0] / (double) newest);
    }

    /** How many records come in so long a time, at least one. */
    public long in(Duration time) {
        return Math.max(1, Math.round(perSecond * time.toMillis() / 1e3));
    }
}
