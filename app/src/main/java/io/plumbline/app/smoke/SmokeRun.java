package io.plumbline.app.smoke;

import io.plumbline.app.send.FileImage;
import io.plumbline.app.send.ImageSender;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends some images and waits until each has been answered with a prediction. */
public final class SmokeRun {

    private static final Logger LOG = LoggerFactory.getLogger(SmokeRun.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConnection connection;
    private final Topics topics;
    private final SmokeImages images;

    /** Nothing is sent yet. */
    public SmokeRun(KafkaConnection connection, Topics topics, SmokeImages images) {
        this.connection = connection;
        this.topics = topics;
        this.images = images;
    }

    /** What did not come about, a sentence each; nothing if every image was answered with a prediction in time. */
    public List<String> run(int count, Duration patience) {
        Set<String> waiting = new TreeSet<>();
        List<String> problems = new ArrayList<>();
        try (Consumer<byte[], byte[]> answers = answersFromNowOn()) {
            send(count, waiting);
            long deadline = System.nanoTime() + patience.toNanos();
            while (!waiting.isEmpty() && System.nanoTime() < deadline) {
                answers.poll(POLL).forEach(answer -> takeIfAnswer(answer, waiting, problems));
            }
        }
        if (!waiting.isEmpty()) {
            problems.add("%d of %d images have no answer within %d s, %s among them"
                    .formatted(
                            waiting.size(),
                            count,
                            patience.toSeconds(),
                            waiting.iterator().next()));
        }
        return problems;
    }

    /** Whatever else stands on these topics is no answer to these images. */
    private void takeIfAnswer(ConsumerRecord<byte[], byte[]> answer, Set<String> waiting, List<String> problems) {
        try {
            take(answer, waiting, problems);
        } catch (SerializationException e) {
            LOG.debug("Passed over {} offset {}: {}", answer.topic(), answer.offset(), e.getMessage());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> answer, Set<String> waiting, List<String> problems) {
        if (answer.topic().equals(topics.predictions().name())) {
            waiting.remove(topics.predictions()
                    .value()
                    .deserializer()
                    .deserialize(answer.topic(), answer.value())
                    .imageId());
        } else {
            Rejection rejection = Rejection.read(answer.headers());
            if (waiting.remove(rejection.imageId())) {
                problems.add("%s was rejected: %s, %s"
                        .formatted(rejection.imageId(), rejection.reason(), rejection.detail()));
            }
        }
    }

    private Consumer<byte[], byte[]> answersFromNowOn() {
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                connection.with(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic :
                List.of(topics.predictions().name(), topics.rejections().name())) {
            consumer.partitionsFor(topic)
                    .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Where the end is, is asked for only when it is needed; what is sent next must lie behind it.
        partitions.forEach(consumer::position);
        return consumer;
    }

    private void send(int count, Set<String> waiting) {
        try (ImageSender sender = new ImageSender(connection, topics)) {
            for (FileImage image : images.pick(count, "smoke-" + UUID.randomUUID())) {
                waiting.add(image.id());
                sender.send(image);
            }
            sender.flush();
        }
    }
}
