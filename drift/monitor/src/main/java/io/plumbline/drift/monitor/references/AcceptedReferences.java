package io.plumbline.drift.monitor.references;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.drift.AcceptedReference;
import io.plumbline.contract.topic.Topic;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
 * Puts references that someone accepted before those of the packages: it follows {@code drift-references}, at most a second
 * late. A prediction is judged by the newest one whose {@code from} is not after its own time stamp; that lies some seconds
 * after the acceptance, so that a replay judges as the first run did. Safe for use by several threads.
 */
public final class AcceptedReferences implements References, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AcceptedReferences.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Map<String, Object> SETTINGS = Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);

    private final References packaged;
    private final Topic<String, AcceptedReference> topic;
    private final Consumer<byte[], byte[]> consumer;
    private final InstantSource clock;
    private final Map<String, TreeMap<Instant, Reference.Known>> accepted = new HashMap<>();
    private Instant lookedAt;

    /** Reads all that stands on the topic. */
    public AcceptedReferences(
            References packaged,
            KafkaConnection connection,
            Topic<String, AcceptedReference> topic,
            InstantSource clock) {
        this.packaged = packaged;
        this.topic = topic;
        this.clock = clock;
        this.consumer = new KafkaConsumer<>(
                connection.with(SETTINGS), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partition = List.of(new TopicPartition(topic.name(), 0));
        consumer.assign(partition);
        consumer.seekToBeginning(partition);
        long end = consumer.endOffsets(partition).get(partition.get(0));
        while (consumer.position(partition.get(0)) < end) {
            consumer.poll(Duration.ofMillis(100)).forEach(this::take);
        }
        lookedAt = clock.instant();
    }

    @Override
    public Reference of(String modelId) {
        return packaged.of(modelId);
    }

    @Override
    public synchronized Reference at(String modelId, Instant time) {
        look();
        return Optional.ofNullable(accepted.get(modelId))
                .map(byTime -> byTime.floorEntry(time))
                .<Reference>map(Map.Entry::getValue)
                .orElseGet(() -> packaged.of(modelId));
    }

    @Override
    public synchronized Reference counted(String modelId, int binning) {
        look();
        return accepted.getOrDefault(modelId, new TreeMap<>()).values().stream()
                .filter(known -> known.profile().binning().fingerprint() == binning)
                .<Reference>map(known -> known)
                .findFirst()
                .orElseGet(() -> packaged.of(modelId));
    }

    private void look() {
        Instant now = clock.instant();
        if (!now.isBefore(lookedAt.plus(BETWEEN_LOOKS))) {
            lookedAt = now;
            consumer.poll(Duration.ZERO).forEach(this::take);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            AcceptedReference reference = topic.value().deserializer().deserialize(topic.name(), record.value());
            if (reference != null) {
                ReferenceProfile profile =
                        ReferenceProfile.fromBytes(Base64.getDecoder().decode(reference.profileBase64()));
                accepted.computeIfAbsent(reference.modelId(), model -> new TreeMap<>())
                        .put(reference.from(), new Reference.Known(profile, reference.from()));
                LOG.info("Judges {} by {} from {} on", reference.modelId(), reference.referenceId(), reference.from());
            }
        } catch (SerializationException | IllegalArgumentException e) {
            LOG.warn("Passed over {} offset {}: {}", topic.name(), record.offset(), e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
