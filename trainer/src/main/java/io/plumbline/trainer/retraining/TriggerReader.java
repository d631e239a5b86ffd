package io.plumbline.trainer.retraining;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.lag.ConsumerLag;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads triggers one by one. Whoever answers one commits its offset with the answer. For one thread.
 */
final class TriggerReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TriggerReader.class);

    /** For leaving the group, which a broker that is away does not hear. */
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(3);

    private final Topic<String, RetrainingTrigger> topic;
    private final Consumer<byte[], byte[]> consumer;
    private long malformed;
    private volatile boolean joined;

    /**
     * Joins the group of those who retrain.
     *
     * @param longest how long one trigger may take before another instance takes it over
     */
    TriggerReader(KafkaConnection connection, Topics topics, Duration longest) {
        this(consumer(connection, topics, longest), topics.retrainingTriggers());
    }

    TriggerReader(Consumer<byte[], byte[]> consumer, Topic<String, RetrainingTrigger> topic) {
        this.topic = topic;
        this.consumer = consumer;
        consumer.subscribe(List.of(topic.name()), new Membership());
    }

    private static Consumer<byte[], byte[]> consumer(KafkaConnection connection, Topics topics, Duration longest) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.GROUP_ID_CONFIG, topics.groupOf("retrain"),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1,
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Math.toIntExact(longest.toMillis()));
        return new KafkaConsumer<>(connection.with(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Whether the group has said which partitions are this reader's, be it none; safe for use by any thread. */
    boolean hasJoined() {
        return joined;
    }

    /** How many triggers were not fetched yet, NaN before the first fetch; safe for use by any thread. */
    double lag() {
        return ConsumerLag.of(consumer.metrics(), Set.of(topic.name()));
    }

    private final class Membership implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            joined = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            joined = false;
        }
    }

    /** A trigger and what is to be committed once it is answered. */
    record Received(RetrainingTrigger trigger, Map<TopicPartition, OffsetAndMetadata> offsets) {

        /** What is to be committed with something that is no answer to it. */
        Map<TopicPartition, OffsetAndMetadata> unanswered() {
            Map<TopicPartition, OffsetAndMetadata> before = new HashMap<>();
            offsets.forEach((partition, next) -> before.put(partition, new OffsetAndMetadata(next.offset() - 1)));
            return before;
        }
    }

    /** The next trigger, if one comes in time. Records that are no triggers are counted, committed and passed over. */
    Optional<Received> poll(Duration patience) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
            Map<TopicPartition, OffsetAndMetadata> offsets = Map.of(
                    new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
            try {
                return Optional.of(new Received(parse(record), offsets));
            } catch (SerializationException | IllegalArgumentException e) {
                malformed++;
                LOG.warn("Passed over {} offset {}: {}", topic.name(), record.offset(), e.getMessage());
                consumer.commitSync(offsets);
            }
        }
        return Optional.empty();
    }

    /** Whether triggers are this reader's to answer, and nobody else's; for its own thread only. */
    boolean hasAny() {
        return !consumer.assignment().isEmpty();
    }

    /** Whether it is known that no trigger waits for this reader's answer; for its own thread only. */
    boolean isIdle() {
        return joined
                && consumer.assignment().stream()
                        .allMatch(partition -> consumer.currentLag(partition).orElse(1) == 0);
    }

    /** Where the next trigger will be read, of the partitions that are this reader's; for its own thread only. */
    Map<TopicPartition, OffsetAndMetadata> positions() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        consumer.assignment()
                .forEach(partition -> positions.put(partition, new OffsetAndMetadata(consumer.position(partition))));
        return positions;
    }

    /** Passes over a trigger that needs no answer. */
    void skip(Received received) {
        consumer.commitSync(received.offsets());
    }

    /** What a producer must know to commit offsets in this reader's name. */
    ConsumerGroupMetadata group() {
        return consumer.groupMetadata();
    }

    /** How many records so far were no triggers. */
    long malformed() {
        return malformed;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(PATIENCE_AT_CLOSE));
    }

    private RetrainingTrigger parse(ConsumerRecord<byte[], byte[]> record) {
        RetrainingTrigger trigger = topic.value().deserializer().deserialize(topic.name(), record.value());
        if (trigger == null) {
            throw new IllegalArgumentException("the record has no value; expected a retraining trigger");
        }
        String key = topic.key().deserializer().deserialize(topic.name(), record.key());
        if (key != null && !key.equals(trigger.triggerId())) {
            throw new IllegalArgumentException("its key and its value name different triggers");
        }
        return trigger;
    }
}
