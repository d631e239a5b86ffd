package io.plumbline.trainer.packaging;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.topic.Topic;
import io.plumbline.model.pack.PackedModel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Announces model packages on {@code models}. */
public final class ModelPublisher implements AutoCloseable {

    /** So that nothing is on its way before {@link #announce} says so, which is at once. */
    private static final int LINGER_MILLIS = 1_000;

    /** Some thousand announcements. */
    private static final int BATCH_BYTES = 1 << 20;

    private final Topic<String, ModelAnnouncement> topic;
    private final Producer<String, ModelAnnouncement> producer;

    public ModelPublisher(KafkaConnection connection, Topic<String, ModelAnnouncement> topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                connection.with(Map.of(
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS,
                        ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES)),
                topic.key().serializer(),
                topic.value().serializer());
    }

    /** The announcement of a package that lies where the stream can read it. */
    public static ModelAnnouncement announcement(PackedModel model, ModelRole role, Instant at, String by, String why) {
        return new ModelAnnouncement(model.id().toString(), role, model.file().toUri(), model.sizeBytes(), at, by, why);
    }

    /**
     * Writes announcements and waits until they are there for all to see: all of them, or, where the broker or this process
     * fails, none. They are one batch of the topic's one partition, which a broker takes as a whole.
     *
     * @throws KafkaException if they could not be written, or the wait was interrupted
     */
    public void announce(ModelAnnouncement... together) {
        List<Future<RecordMetadata>> written = Stream.of(together)
                .map(each -> producer.send(new ProducerRecord<>(topic.name(), each.modelId(), each)))
                .toList();
        producer.flush();
        for (Future<RecordMetadata> each : written) {
            await(each, together);
        }
    }

    private void await(Future<RecordMetadata> written, ModelAnnouncement... together) {
        try {
            written.get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "Cannot announce %s on %s: %s"
                            .formatted(
                                    names(together), topic.name(), e.getCause().getMessage()),
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while announcing " + names(together), e);
        }
    }

    private static String names(ModelAnnouncement... together) {
        return Stream.of(together).map(ModelAnnouncement::modelId).collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        producer.close();
    }
}
