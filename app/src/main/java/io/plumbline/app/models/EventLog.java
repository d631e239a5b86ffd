package io.plumbline.app.models;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What serving instances told of a model, as far back as the topic goes. */
public final class EventLog {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConnection connection;
    private final Topic<String, ModelEvent> topic;

    public EventLog(KafkaConnection connection, Topic<String, ModelEvent> topic) {
        this.connection = connection;
        this.topic = topic;
    }

    /** The events of this model, those of each instance in their order; records that are none are passed over. */
    public List<ModelEvent> of(String modelId) {
        Map<String, Object> settings = connection.with(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"));
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, consumer.endOffsets(partitions), modelId);
        }
    }

    private List<ModelEvent> read(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, String modelId) {
        List<ModelEvent> events = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                take(each, modelId, events);
            }
        }
        return events;
    }

    private void take(ConsumerRecord<byte[], byte[]> found, String modelId, List<ModelEvent> events) {
        try {
            ModelEvent event = topic.value().deserializer().deserialize(topic.name(), found.value());
            if (event != null && event.modelId().equals(modelId)) {
                events.add(event);
            }
        } catch (SerializationException e) {
            // Whoever wrote it, it tells nothing of this model.
            return;
        }
    }
}
