package io.plumbline.bench.audit;

import io.plumbline.contract.connection.KafkaConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers of whole topics, from the first record, without a group. */
public final class AnswerReader {

    private AnswerReader() {}

    /** A consumer of what is committed on all partitions of these topics. */
    public static Consumer<byte[], byte[]> committed(KafkaConnection connection, String... topics) {
        return of(connection, IsolationLevel.READ_COMMITTED, topics);
    }

    /** The same of what was written, whether or not it is ever committed. */
    public static Consumer<byte[], byte[]> uncommitted(KafkaConnection connection, String... topics) {
        return of(connection, IsolationLevel.READ_UNCOMMITTED, topics);
    }

    private static Consumer<byte[], byte[]> of(KafkaConnection connection, IsolationLevel isolation, String... topics) {
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                connection.with(Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
