package io.plumbline.trainer.retraining;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.TopicEnd;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which triggers have a verdict, whoever gave it: reads {@code retraining-verdicts} from its start.
 *
 * <p>A commit returns before its markers are written, so that a committed verdict may not be readable yet. The log is
 * therefore read up to the end that an uncommitted reader sees, which is reached when no transaction is open before it.
 */
final class VerdictLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VerdictLog.class);
    private static final Map<String, String> SETTINGS = Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");

    private final Topic<String, RetrainingVerdict> topic;
    private final TopicPartition partition;
    private final Consumer<byte[], byte[]> committed;
    private final Consumer<byte[], byte[]> uncommitted;
    private final Map<String, RetrainingVerdict> verdicts = new LinkedHashMap<>();

    VerdictLog(KafkaConnection connection, Topic<String, RetrainingVerdict> topic) {
        this(topic, consumer(connection, "read_committed"), consumer(connection, "read_uncommitted"));
    }

    VerdictLog(
            Topic<String, RetrainingVerdict> topic,
            Consumer<byte[], byte[]> committed,
            Consumer<byte[], byte[]> uncommitted) {
        this.topic = topic;
        this.partition = new TopicPartition(topic.name(), 0);
        this.committed = committed;
        this.uncommitted = uncommitted;
        committed.assign(List.of(partition));
        committed.seekToBeginning(List.of(partition));
    }

    private static Consumer<byte[], byte[]> consumer(KafkaConnection connection, String isolationLevel) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolationLevel);
        return new KafkaConsumer<>(connection.with(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Whether a verdict on this trigger has been committed by now.
     *
     * @throws KafkaException if that is not known within half a minute: a transaction that a killed process left open is aborted
     *     sooner
     */
    boolean contains(String triggerId) {
        readToEnd();
        return verdicts.containsKey(triggerId);
    }

    /**
     * All that have been committed by now, the first on each trigger.
     *
     * @throws KafkaException if that is not known within half a minute: a transaction that a killed process left open is aborted
     *     sooner
     */
    List<RetrainingVerdict> all() {
        readToEnd();
        return List.copyOf(verdicts.values());
    }

    private void readToEnd() {
        new TopicEnd(uncommitted.endOffsets(List.of(partition))).readTo(committed, this::take);
    }

    @Override
    public void close() {
        committed.close();
        uncommitted.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            RetrainingVerdict verdict = topic.value().deserializer().deserialize(topic.name(), record.value());
            if (verdict != null) {
                verdicts.putIfAbsent(verdict.triggerId(), verdict);
            }
        } catch (SerializationException | IllegalArgumentException e) {
            LOG.warn("Passed over {} offset {}: {}", topic.name(), record.offset(), e.getMessage());
        }
    }
}
