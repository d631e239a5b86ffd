package io.plumbline.trainer.retraining;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * Which triggers have a verdict, whoever gave it: reads {@code retraining-verdicts} from its start.
 *
 * <p>A commit returns before its markers are written, so that a committed verdict may not be readable yet. The log is
 * therefore read up to the end that an uncommitted reader sees, which is reached when no transaction is open before it.
 */
final class VerdictLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VerdictLog.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Map<String, String> SETTINGS = Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");

    private final Topic<String, RetrainingVerdict> topic;
    private final TopicPartition partition;
    private final Consumer<byte[], byte[]> committed;
    private final Consumer<byte[], byte[]> uncommitted;
    private final Set<String> answered = new HashSet<>();

    VerdictLog(KafkaConnection connection, Topic<String, RetrainingVerdict> topic) {
        this.topic = topic;
        this.partition = new TopicPartition(topic.name(), 0);
        this.committed = consumer(connection, "read_committed");
        this.uncommitted = consumer(connection, "read_uncommitted");
        committed.assign(List.of(partition));
        committed.seekToBeginning(List.of(partition));
    }

    private static Consumer<byte[], byte[]> consumer(KafkaConnection connection, String isolationLevel) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolationLevel);
        return new KafkaConsumer<>(connection.with(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Whether a verdict on this trigger has been committed by now. */
    boolean contains(String triggerId) {
        long end = uncommitted.endOffsets(List.of(partition)).get(partition);
        while (committed.position(partition) < end) {
            committed.poll(POLL).forEach(this::take);
        }
        return answered.contains(triggerId);
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
                answered.add(verdict.triggerId());
            }
        } catch (SerializationException | IllegalArgumentException e) {
            LOG.warn("Passed over {} offset {}: {}", topic.name(), record.offset(), e.getMessage());
        }
    }
}
