package io.plumbline.trainer.packaging;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.topic.Topic;
import io.plumbline.model.pack.PackedModel;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Announces model packages on {@code models}. */
public final class ModelPublisher implements AutoCloseable {

    private final Topic<String, ModelAnnouncement> topic;
    private final Producer<String, ModelAnnouncement> producer;

    public ModelPublisher(KafkaConnection connection, Topic<String, ModelAnnouncement> topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                connection.with(Map.of(ProducerConfig.ACKS_CONFIG, "all")),
                topic.key().serializer(),
                topic.value().serializer());
    }

    /** The announcement of a package that lies where the stream can read it. */
    public static ModelAnnouncement announcement(PackedModel model, ModelRole role, Instant at, String by, String why) {
        return new ModelAnnouncement(model.id().toString(), role, model.file().toUri(), model.sizeBytes(), at, by, why);
    }

    /**
     * Writes an announcement and waits until it is there for all to see.
     *
     * @throws KafkaException if it could not be written, or the wait was interrupted
     */
    public void announce(ModelAnnouncement announcement) {
        try {
            producer.send(new ProducerRecord<>(topic.name(), announcement.modelId(), announcement))
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "Cannot announce %s on %s: %s"
                            .formatted(
                                    announcement.modelId(),
                                    topic.name(),
                                    e.getCause().getMessage()),
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while announcing " + announcement.modelId(), e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
