package io.plumbline.app.drift;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.image.OffsetRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Where the records of a topic stand that came since a time. */
public record ImageOffsets(KafkaConnection connection, String topic) {

    /** For each partition that has any, from the first one of that time or later to the newest. */
    public List<OffsetRange> since(Instant time) {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                connection.with(Map.of(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> times = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .collect(Collectors.toMap(Function.identity(), partition -> time.toEpochMilli()));
            Map<TopicPartition, Long> ends = consumer.endOffsets(times.keySet());
            return consumer.offsetsForTimes(times).entrySet().stream()
                    .filter(entry -> entry.getValue() != null)
                    .map(entry -> range(entry.getKey(), entry.getValue(), ends.get(entry.getKey())))
                    .sorted(java.util.Comparator.comparingInt(OffsetRange::partition))
                    .toList();
        }
    }

    private static OffsetRange range(TopicPartition partition, OffsetAndTimestamp first, long end) {
        return new OffsetRange(
                partition.topic(), partition.partition(), first.offset(), Math.max(first.offset(), end - 1));
    }
}
