package io.plumbline.trainer.retraining;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.TopicEnd;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic of one partition from its start to where it ends now, again and again.
 *
 * <p>A commit returns before its markers are written, so that what is committed may not be readable yet. The log is
 * therefore read up to the end that an uncommitted reader sees, which is reached when no transaction is open before it.
 */
final class CommittedLog<V> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommittedLog.class);
    private static final Map<String, String> SETTINGS = Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");

    private final Topic<String, V> topic;
    private final TopicPartition partition;
    private final Consumer<byte[], byte[]> committed;
    private final Consumer<byte[], byte[]> uncommitted;
    private final java.util.function.Consumer<V> each;

    /** @param each takes every value, in their order */
    CommittedLog(KafkaConnection connection, Topic<String, V> topic, java.util.function.Consumer<V> each) {
        this(topic, consumer(connection, "read_committed"), consumer(connection, "read_uncommitted"), each);
    }

    CommittedLog(
            Topic<String, V> topic,
            Consumer<byte[], byte[]> committed,
            Consumer<byte[], byte[]> uncommitted,
            java.util.function.Consumer<V> each) {
        this.topic = topic;
        this.partition = new TopicPartition(topic.name(), 0);
        this.committed = committed;
        this.uncommitted = uncommitted;
        this.each = each;
        committed.assign(List.of(partition));
        committed.seekToBeginning(List.of(partition));
    }

    private static Consumer<byte[], byte[]> consumer(KafkaConnection connection, String isolationLevel) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolationLevel);
        return new KafkaConsumer<>(connection.with(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Reads all that has been committed by now.
     *
     * @throws org.apache.kafka.common.KafkaException if that is not known within half a minute: a transaction that a killed process
     *     left open is aborted sooner
     */
    void readToEnd() {
        new TopicEnd(uncommitted.endOffsets(List.of(partition))).readTo(committed, this::take);
    }

    @Override
    public void close() {
        committed.close();
        uncommitted.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            V value = topic.value().deserializer().deserialize(topic.name(), record.value());
            if (value != null) {
                each.accept(value);
            }
        } catch (SerializationException | IllegalArgumentException e) {
            LOG.warn("Passed over {} offset {}: {}", topic.name(), record.offset(), e.getMessage());
        }
    }
}
