package io.plumbline.drift.monitor.acceptance;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.prediction.FeatureHeader;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.TopicEnd;
import io.plumbline.drift.monitor.history.Since;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads back the features of one model's predictions.
 *
 * @param features how many features that model has; predictions with any other number are passed over
 * @param most how many are kept at most, chosen by chance where there are more
 */
record ArrivedPredictions(Topic<byte[], Prediction> topic, String modelId, int features, int most) {

    private static final Logger LOG = LoggerFactory.getLogger(ArrivedPredictions.class);

    private static final Map<String, Object> SETTINGS = Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false);

    /**
     * Those from there on that stand on the topic now.
     *
     * @throws TimeoutException if the broker stays silent for half a minute
     */
    Arrived since(Since since, KafkaConnection connection) {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                connection.with(SETTINGS), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return since(since, consumer);
        }
    }

    /** The same by a consumer that belongs to the caller. */
    Arrived since(Since since, Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        since.offsets(consumer, partitions).forEach(consumer::seek);
        return read(consumer, consumer.endOffsets(partitions));
    }

    private Arrived read(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        Arrived arrived = new Arrived(most);
        new TopicEnd(ends).readTo(consumer, record -> {
            if (arrived.wants(record.partition(), record.offset())) {
                add(record, arrived);
            }
        });
        return arrived;
    }

    /** What is no prediction of this model with its features is nothing to make a reference of. */
    private void add(ConsumerRecord<byte[], byte[]> record, Arrived arrived) {
        try {
            Prediction prediction = topic.value().deserializer().deserialize(topic.name(), record.value());
            if (prediction != null && prediction.modelId().equals(modelId)) {
                FeatureHeader.read(record.headers())
                        .filter(vector -> vector.size() == features)
                        .ifPresent(vector ->
                                arrived.add(record.partition(), record.offset(), vector, prediction.source()));
            }
        } catch (SerializationException e) {
            LOG.debug("Passed over {} offset {}: {}", record.topic(), record.offset(), e.getMessage());
        }
    }
}
