package io.plumbline.app.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.image.ImageHeaders;
import io.plumbline.contract.topic.Topics;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends images of files, each under its own id as key. */
public final class ImageSender implements AutoCloseable {

    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    public ImageSender(KafkaConnection connection, Topics topics) {
        this.topic = topics.images().name();
        this.producer = new KafkaProducer<>(
                connection.with(Map.of(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.LARGEST_IMAGE_RECORD_BYTES)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Hands one image to the producer.
     *
     * @throws KafkaException if it, or one before it, cannot be sent
     */
    public void send(FileImage image) {
        byte[] id = image.id().getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> outgoing =
                new ProducerRecord<>(topic, id, image.value().bytes());
        outgoing.headers().add(ImageHeaders.IMAGE_ID, id);
        image.type().ifPresent(type -> outgoing.headers()
                .add(ImageHeaders.CONTENT_TYPE, type.mediaType().getBytes(UTF_8)));
        var unused = producer.send(outgoing, (position, error) -> failure.compareAndSet(null, error));
        throwFailure();
    }

    /** Returns when all that was sent is acknowledged. */
    public void flush() {
        producer.flush();
        throwFailure();
    }

    @Override
    public void close() {
        producer.close();
    }

    private void throwFailure() {
        Exception error = failure.get();
        if (error != null) {
            throw new KafkaException(
                    "An image could not be sent to %s: %s".formatted(topic, error.getMessage()), error);
        }
    }
}
