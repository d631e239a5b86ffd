package io.plumbline.app.history;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.TopicEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A topic as people see it: what stands committed on it when they look, and a record more when they act. For topics small
 * enough to be held in memory. It belongs to no consumer group.
 */
public record History(KafkaConnection connection) {

    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final Map<String, Object> SETTINGS = Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false);

    /**
     * All values, those of a partition in their order; what is not a value of this topic is passed over.
     *
     * @throws TimeoutException if there is no such topic, or the broker stays silent for half a minute
     */
    public <V> List<V> of(Topic<?, V> topic) {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                connection.with(SETTINGS), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new TimeoutException("There is no topic %s. Make the topics with './plumbline topics create'."
                        .formatted(topic.name()));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, topic);
        }
    }

    private static <V> List<V> read(Consumer<byte[], byte[]> consumer, Topic<?, V> topic) {
        List<V> values = new ArrayList<>();
        TopicEnd.now(consumer).readTo(consumer, record -> add(record, topic, values));
        return values;
    }

    private static <V> void add(ConsumerRecord<byte[], byte[]> record, Topic<?, V> topic, List<V> values) {
        try {
            V value = topic.value().deserializer().deserialize(topic.name(), record.value());
            if (value != null) {
                values.add(value);
            }
        } catch (SerializationException e) {
            LOG.warn("Passed over {} offset {}: {}", topic.name(), record.offset(), e.getMessage());
        }
    }

    /**
     * Adds one record, and waits until it is there.
     *
     * @throws KafkaException if the broker does not take it
     */
    public <V> void add(Topic<String, V> topic, String key, V value) {
        try (KafkaProducer<String, V> producer = new KafkaProducer<>(
                connection.with(Map.of()),
                topic.key().serializer(),
                topic.value().serializer())) {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "Cannot write to %s: %s"
                            .formatted(topic.name(), e.getCause().getMessage()),
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while writing to " + topic.name(), e);
        }
    }
}
