package io.plumbline.drift.monitor;

import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.TopicCreation;
import io.plumbline.contract.topic.UnusableTopicsException;
import io.plumbline.drift.monitor.history.Since;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topics of a replay, and the offsets that its group begins at. */
record ReplayTopics(MonitorConfig config) {

    /** Makes the topics, and commits the offsets. */
    void prepare(Since since) {
        try (Admin admin = Admin.create(config.connection().with(Map.of()))) {
            List<NewTopic> topics = config.written().stream()
                    .map(topic -> new NewTopic(topic.name(), Optional.of(topic.defaultPartitions()), Optional.empty())
                            .configs(topic.configuration()))
                    .toList();
            new TopicCreation(admin).create(topics);
            admin.alterConsumerGroupOffsets(config.applicationId(), offsets(since))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new CannotMonitorException(
                    "Cannot begin a replay: %s".formatted(e.getCause().getMessage()), e);
        } catch (KafkaException | UnusableTopicsException e) {
            throw new CannotMonitorException("Cannot begin a replay: %s".formatted(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMonitorException("Interrupted while beginning a replay", e);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(Since since) {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                config.connection().with(Map.of(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (Topic<?, ?> topic : config.followed()) {
                Since from = topic.name().equals(config.topics().labels().name()) ? labelsOf(since) : since;
                from.offsets(consumer, partitions(consumer, topic))
                        .forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
            }
            return offsets;
        }
    }

    /** Those that may count for predictions from there on. */
    private Since labelsOf(Since since) {
        return since.time()
                .map(time -> new Since(Optional.of(time.minus(config.labels().patience())), Optional.empty()))
                .orElseGet(() -> new Since(Optional.empty(), Optional.of(0L)));
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, Topic<?, ?> topic) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }
}
