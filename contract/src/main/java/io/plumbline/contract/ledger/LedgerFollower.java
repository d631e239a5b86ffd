package io.plumbline.contract.ledger;

import io.plumbline.contract.check.Excerpt;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.TopicEnd;
import java.time.Duration;
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
 * Reads {@code models} from its start and keeps the ledger up to date: a plain consumer without a group, for one thread.
 *
 * <p>A record that is no announcement is counted, logged and passed over; the ledger stays as it was.
 */
public final class LedgerFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerFollower.class);

    /** Should the topic be made anew, the ledger goes on from its new start. */
    private static final Map<String, String> SETTINGS = Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");

    private final Topic<String, ModelAnnouncement> topic;
    private final TopicPartition partition;
    private final Consumer<byte[], byte[]> consumer;
    private ModelLedger ledger = ModelLedger.empty();
    private long malformed;

    public LedgerFollower(KafkaConnection connection, Topic<String, ModelAnnouncement> topic) {
        this(
                new KafkaConsumer<>(
                        connection.with(SETTINGS), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                topic);
    }

    LedgerFollower(Consumer<byte[], byte[]> consumer, Topic<String, ModelAnnouncement> topic) {
        this.topic = topic;
        this.partition = new TopicPartition(topic.name(), 0);
        this.consumer = consumer;
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /**
     * Reads on until everything that stood on the topic when this was called is part of the ledger.
     *
     * @throws org.apache.kafka.common.KafkaException if the topic's end cannot be told, say for want of a broker or a topic, or
     *     the broker stays silent for half a minute before it is reached
     * @throws org.apache.kafka.common.errors.WakeupException after {@link #wakeUp}
     */
    public ModelLedger readToEnd() {
        TopicEnd.now(consumer).readTo(consumer, this::take);
        return ledger;
    }

    /**
     * Waits at most this long for news and returns the ledger as it then stands.
     *
     * @throws org.apache.kafka.common.errors.WakeupException after {@link #wakeUp}
     */
    public ModelLedger poll(Duration patience) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
            take(record);
        }
        return ledger;
    }

    /** How many records so far were not announcements. */
    public long malformed() {
        return malformed;
    }

    /** From another thread: ends the call that waits there, or the next one, with a {@code WakeupException}. */
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            String modelId = topic.key().deserializer().deserialize(topic.name(), record.key());
            ModelAnnouncement announcement = topic.value().deserializer().deserialize(topic.name(), record.value());
            ledger = next(modelId, announcement);
        } catch (SerializationException | IllegalArgumentException e) {
            malformed++;
            LOG.warn("Passed over {} offset {}: {}", partition, record.offset(), e.getMessage());
        }
    }

    private ModelLedger next(String modelId, ModelAnnouncement announcement) {
        if (modelId == null) {
            throw new IllegalArgumentException("the record has no key; expected the model id");
        }
        if (announcement == null) {
            return ledger.without(modelId);
        }
        if (!announcement.modelId().equals(modelId)) {
            throw new IllegalArgumentException(
                    "the key says '%s', the value '%s'".formatted(Excerpt.of(modelId), announcement.modelId()));
        }
        return ledger.with(announcement);
    }
}
