package io.plumbline.trainer.retraining;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Gives a verdict: the announcements that it entails, the verdict itself and the offset of its trigger become visible
 * together, or none of them does.
 */
final class VerdictWriter implements AutoCloseable {

    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);

    private final Topics topics;
    private final Producer<byte[], byte[]> producer;

    VerdictWriter(KafkaConnection connection, Topics topics) {
        this.topics = topics;
        // An id of its own for each instance: zombies are fenced by the group's generation, which goes with the
        // offsets.
        Map<String, Object> settings = Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                topics.groupOf("retrain") + "-" + UUID.randomUUID(),
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                (int) TRANSACTION_TIMEOUT.toMillis());
        this.producer =
                new KafkaProducer<>(connection.with(settings), new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /**
     * Writes and commits.
     *
     * @param announcements in the order in which they are to be read
     * @throws KafkaException if it could not be committed; nothing is visible then
     */
    void write(
            RetrainingVerdict verdict,
            List<ModelAnnouncement> announcements,
            TriggerReader.Received answered,
            ConsumerGroupMetadata group) {
        producer.beginTransaction();
        try {
            for (ModelAnnouncement announcement : announcements) {
                send(topics.models(), announcement.modelId(), announcement);
            }
            send(topics.retrainingVerdicts(), verdict.triggerId(), verdict);
            producer.sendOffsetsToTransaction(answered.offsets(), group);
            producer.commitTransaction();
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private <V> void send(Topic<String, V> topic, String key, V value) {
        // Whatever a send fails with, the commit throws.
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                topic.name(),
                topic.key().serializer().serialize(topic.name(), key),
                topic.value().serializer().serialize(topic.name(), value)));
    }
}
