package io.plumbline.drift.monitor.references;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.drift.AcceptedReference;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.TopicEnd;
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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts references that someone accepted before those of the packages: it follows {@code drift-references}, at most a second
 * late. A prediction is judged by the newest one whose {@code from} is not after its own time stamp; that lies some seconds
 * after the acceptance, so that a replay judges as the first run did. Safe for use by several threads.
 */
public final class AcceptedReferences implements References, AutoCloseable {

    /**
     * How long after an acceptance predictions begin to be judged by it, so that every monitor has heard of it before the
     * first of them.
     */
    public static final Duration NOTICE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(AcceptedReferences.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** A look only brings what stood there at the one before, which must not have been longer ago than the notice. */
    private static final Duration LONGEST_QUIET = NOTICE.dividedBy(2);

    private static final Map<String, Object> SETTINGS = Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false);

    private final References packaged;
    private final Topic<String, AcceptedReference> topic;
    private final Consumer<byte[], byte[]> consumer;
    private final InstantSource clock;
    private final Map<String, TreeMap<Instant, Reference.Known>> accepted = new HashMap<>();
    private Instant lookedAt;

    /**
     * Reads all that stands on the topic.
     *
     * @throws TimeoutException if the broker stays silent for half a minute
     */
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
        try {
            List<TopicPartition> partition = List.of(new TopicPartition(topic.name(), 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            lookedAt = clock.instant();
            TopicEnd.now(consumer).readTo(consumer, this::take);
        } catch (KafkaException e) {
            consumer.close();
            throw e;
        }
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
                .orElseGet(() -> packaged.counted(modelId, binning));
    }

    private void look() {
        Instant now = clock.instant();
        if (!now.isBefore(lookedAt.plus(LONGEST_QUIET))) {
            TopicEnd.now(consumer).readTo(consumer, this::take);
            lookedAt = now;
        } else if (!now.isBefore(lookedAt.plus(BETWEEN_LOOKS))) {
            consumer.poll(Duration.ZERO).forEach(this::take);
            lookedAt = now;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            AcceptedReference reference = topic.value().deserializer().deserialize(topic.name(), record.value());
            if (reference != null) {
                ReferenceProfile profile = ReferenceProfile.fromBytes(
                                Base64.getDecoder().decode(reference.profileBase64()))
                        .toldApartByCounts();
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
