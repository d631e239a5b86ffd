package io.plumbline.drift.monitor;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.TopicCreation;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.pack.PackedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker with the topics of one Plumbline, and what a test does with it. */
final class TestCluster implements AutoCloseable {

    private final EmbeddedBroker broker = EmbeddedBroker.startTemporary();
    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    TestCluster(Topics topics) {
        this(topics, topics.labels().defaultPartitions());
    }

    /** @param labelPartitions how many partitions labels get */
    TestCluster(Topics topics, int labelPartitions) {
        this.topics = topics;
        this.producer =
                new KafkaProducer<>(connection().with(Map.of()), new ByteArraySerializer(), new ByteArraySerializer());
        try (Admin admin = Admin.create(connection().with(Map.of()))) {
            new TopicCreation(admin)
                    .create(topics.all().stream()
                            .map(topic -> new NewTopic(
                                    topic.name(),
                                    topic.name().equals(topics.labels().name())
                                            ? labelPartitions
                                            : topic.defaultPartitions(),
                                    (short) 1))
                            .toList());
        }
    }

    KafkaConnection connection() {
        return KafkaConnection.to(broker.bootstrapServers());
    }

    void announce(PackedModel model, Instant at) throws ExecutionException, InterruptedException {
        ModelAnnouncement announcement = new ModelAnnouncement(
                model.id().toString(),
                ModelRole.CHAMPION,
                model.file().toUri(),
                model.sizeBytes(),
                at,
                "a test",
                "to be judged");
        Topic<String, ModelAnnouncement> models = topics.models();
        send(new ProducerRecord<>(
                models.name(),
                models.key().serializer().serialize(models.name(), announcement.modelId()),
                models.value().serializer().serialize(models.name(), announcement)));
        flush();
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        sent.add(producer.send(record));
    }

    /** Waits until everything that was sent has arrived. */
    void flush() throws ExecutionException, InterruptedException {
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        sent.clear();
    }

    Set<String> topicNames() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(connection().with(Map.of()))) {
            return admin.listTopics().names().get();
        }
    }

    /** All values that have been committed to a topic of one partition. */
    <V> List<V> committed(Topic<?, V> topic) {
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        Map<String, Object> readCommitted = Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                connection().with(readCommitted), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<V> values = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record ->
                                values.add(topic.value().deserializer().deserialize(topic.name(), record.value())));
            }
            return values;
        }
    }

    @Override
    public void close() {
        producer.close();
        broker.close();
    }
}
