package io.plumbline.trainer.retraining;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes what belongs together, and how far triggers are answered with it: all of it becomes visible, or none of it does.
 *
 * <p>Each time has a producer of its own: a transactional id that was idle for a week is forgotten by the cluster.
 */
record TogetherWriter(KafkaConnection connection, Topics topics) {

    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);

    /**
     * Writes and commits.
     *
     * @param offsets of the triggers from here on; where no trigger is answered, those as they are, so that whoever has lost its
     *     place among those who retrain cannot write
     * @throws KafkaException if it is not known to be committed; either all of it is visible soon, or nothing ever
     */
    void write(Together together, Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        Producer<byte[], byte[]> producer = open();
        try {
            producer.initTransactions();
            producer.beginTransaction();
            for (ModelAnnouncement announcement : together.announcements()) {
                send(producer, topics.models(), announcement.modelId(), announcement);
            }
            together.verdict()
                    .ifPresent(verdict -> send(producer, topics.retrainingVerdicts(), verdict.triggerId(), verdict));
            for (RetrainingEvent event : together.events()) {
                send(producer, topics.retrainingEvents(), event.championId(), event);
            }
            producer.sendOffsetsToTransaction(offsets, group);
            producer.commitTransaction();
        } finally {
            // Committed, there is nothing left to wait for; failed, nothing worth waiting for.
            producer.close(Duration.ZERO);
        }
    }

    private Producer<byte[], byte[]> open() {
        // An id of its own for each: zombies are fenced by the group's generation, which goes with the offsets.
        Map<String, Object> settings = Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                topics.groupOf("retrain") + "-" + UUID.randomUUID(),
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                (int) TRANSACTION_TIMEOUT.toMillis());
        return new KafkaProducer<>(connection.with(settings), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static <V> void send(Producer<byte[], byte[]> producer, Topic<String, V> topic, String key, V value) {
        // Whatever a send fails with, the commit throws.
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                topic.name(),
                topic.key().serializer().serialize(topic.name(), key),
                topic.value().serializer().serialize(topic.name(), value)));
    }
}
