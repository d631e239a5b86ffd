package io.plumbline.bench.training;

import io.plumbline.bench.audit.Numbered;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.label.Label;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.image.InputShape;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.shift.Plane;
import io.plumbline.trainer.shift.Rotation;
import io.plumbline.trainer.shift.Shift;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends what arrives once the world has moved: images of a camera knocked askew by 20 degrees, and labels of the first of them. */
final class RecentFeed {

    private static final int KEYS = 1_000;
    private static final Shift ASKEW = new Rotation(20);

    private final Topics topics;
    private final LabelledImages images;
    private final RandomGenerator random;

    /**
     * A feed that has sent nothing.
     *
     * @param images as they were before the world moved; taken in turn
     */
    RecentFeed(Topics topics, LabelledImages images, long seed) {
        this.topics = topics;
        this.images = images;
        this.random = new SplittableRandom(seed);
    }

    /** Sends so many images, of which so many have labels, and returns when all are acknowledged. */
    @SuppressWarnings(
            "FutureReturnValueIgnored") // A flush waits for them all, and what is missing is missed in the end.
    void send(KafkaConnection connection, int count, int labelled) {
        Topic<String, Label> labels = topics.labels();
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                connection.with(Map.of(ProducerConfig.ACKS_CONFIG, "all")),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                int index = i % images.size();
                producer.send(
                        Numbered.image(topics.images().name(), i, random.nextInt(KEYS), askew(images.pixels(index))));
                if (i < labelled) {
                    Label label = new Label(Numbered.id(i), images.labelNames().get(images.label(index)));
                    producer.send(new ProducerRecord<>(
                            labels.name(),
                            labels.key().serializer().serialize(labels.name(), label.imageId()),
                            labels.value().serializer().serialize(labels.name(), label)));
                }
            }
            producer.flush();
        }
    }

    private byte[] askew(byte[] pixels) {
        InputShape shape = images.shape();
        byte[] shifted = new byte[pixels.length];
        for (int from = 0; from < pixels.length; from += shape.area()) {
            byte[] channel = Arrays.copyOfRange(pixels, from, from + shape.area());
            Plane plane = ASKEW.apply(Plane.of(channel, shape.height(), shape.width()), random);
            System.arraycopy(plane.pixels(), 0, shifted, from, shape.area());
        }
        return shifted;
    }
}
