package io.plumbline.app.demo.feed;

import io.plumbline.contract.label.Label;
import io.plumbline.contract.topic.Topic;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends the true label of each image some images later, as a person who looks at them would. By one thread. */
final class LateLabels {

    private static final int IMAGES_LATE = 500;

    private final Producer<byte[], byte[]> producer;
    private final Topic<String, Label> topic;
    private final Labelling labelling;
    private final List<String> names;
    private final RandomGenerator random;
    private final Queue<Label> waiting = new ArrayDeque<>();

    /**
     * Nothing was sent yet.
     *
     * @param names of all classes
     */
    LateLabels(
            Producer<byte[], byte[]> producer,
            Topic<String, Label> topic,
            Labelling labelling,
            List<String> names,
            RandomGenerator random) {
        this.producer = producer;
        this.topic = topic;
        this.labelling = labelling;
        this.names = names;
        this.random = random;
    }

    void imageSent(OutgoingImage image) {
        waiting.add(new Label(image.id(), labelling.of(image.label(), names, random)));
        if (waiting.size() > IMAGES_LATE) {
            send(waiting.remove());
        }
    }

    private void send(Label label) {
        var unused = producer.send(new ProducerRecord<>(
                topic.name(),
                topic.key().serializer().serialize(topic.name(), label.imageId()),
                topic.value().serializer().serialize(topic.name(), label)));
    }
}
