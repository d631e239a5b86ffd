package io.plumbline.bench.serving.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.TopicCreation;
import io.plumbline.contract.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Topics with images on them, before anything is measured. */
public final class Stage {

    /** Of images and answers. */
    public static final int PARTITIONS = 4;

    private static final int CAMERAS = 64;
    private static final int BATCH_BYTES = 256 << 10;
    private static final int LINGER_MILLIS = 20;

    private final KafkaConnection connection;
    private final Topics topics;

    public Stage(KafkaConnection connection, Topics topics) {
        this.connection = connection;
        this.topics = topics;
    }

    /** Makes the topics, which take records from then on. */
    public Stage create() {
        List<NewTopic> wanted = topics.all().stream()
                .map(topic -> new NewTopic(topic.name(), topic.defaultPartitions() == 1 ? 1 : PARTITIONS, (short) 1)
                        .configs(topic.configuration()))
                .toList();
        try (Admin admin = Admin.create(connection.with(Map.of()))) {
            new TopicCreation(admin).create(wanted);
        }
        return this;
    }

    /** Puts this many images on {@code images}, as many on each partition. */
    public void fill(ImageSupply supply, long count) {
        List<byte[]> keys = new ArrayList<>();
        for (int i = 0; i < CAMERAS; i++) {
            keys.add(("camera-" + i).getBytes(UTF_8));
        }
        Map<String, Integer> properties =
                Map.of(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES, ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        try (Sending sending =
                new Sending(connection, properties, topics.images().name(), supply)) {
            for (long i = 0; i < count; i++) {
                sending.send(i, keys.get((int) (i % CAMERAS)));
            }
        }
    }
}
