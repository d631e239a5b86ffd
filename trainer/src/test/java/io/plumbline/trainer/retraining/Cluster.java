package io.plumbline.trainer.retraining;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.image.ImageHeaders;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.label.Label;
import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.TopicCreation;
import io.plumbline.contract.topic.Topics;
import io.plumbline.trainer.dataset.LabelledImages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Plumbline's topics under a prefix of their own, and what a test sends to them and reads from them. */
public final class Cluster implements AutoCloseable {

    private final Topics topics;
    private final KafkaConnection connection;
    private final Producer<byte[], byte[]> producer;

    public Cluster(EmbeddedBroker broker, String prefix) {
        topics = new Topics(prefix);
        connection = KafkaConnection.to(broker.bootstrapServers());
        producer = new KafkaProducer<>(connection.with(Map.of()), new ByteArraySerializer(), new ByteArraySerializer());
        try (Admin admin = Admin.create(connection.with(Map.of()))) {
            List<NewTopic> all = topics.all().stream()
                    .map(topic -> new NewTopic(topic.name(), topic.defaultPartitions(), (short) 1)
                            .configs(topic.configuration()))
                    .toList();
            new TopicCreation(admin).create(all);
        }
    }

    public Topics topics() {
        return topics;
    }

    public KafkaConnection connection() {
        return connection;
    }

    /** Sends images with ids {@code PREFIX-0}, {@code PREFIX-1}, …, round-robin over the partitions. */
    public void sendImages(String prefix, LabelledImages images) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    topics.images().name(), i % topics.images().defaultPartitions(), null, images.pixels(i));
            record.headers().add(ImageHeaders.IMAGE_ID, (prefix + "-" + i).getBytes(UTF_8));
            record.headers()
                    .add(ImageHeaders.CONTENT_TYPE, ContentType.RAW.mediaType().getBytes(UTF_8));
            sent.add(producer.send(record));
        }
        await(sent);
    }

    /** Sends the true labels of images that were sent under the same prefix. */
    public void sendLabels(String prefix, LabelledImages images) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            String id = prefix + "-" + i;
            Label label = new Label(id, images.labelNames().get(images.label(i)));
            sent.add(producer.send(record(topics.labels().name(), id, Json.write(label))));
        }
        await(sent);
    }

    /** Sends what a model makes of images that were sent under the same prefix: as many right answers as asked for. */
    public void sendAnswers(
            Topic<byte[], Prediction> topic, String modelId, String prefix, LabelledImages images, int right)
            throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            int label = (images.label(i) + (i < right ? 0 : 1))
                    % images.labelNames().size();
            Prediction prediction = new Prediction(
                    prefix + "-" + i,
                    images.labelNames().get(label),
                    1,
                    FloatVector.of(1),
                    modelId,
                    Optional.empty(),
                    Optional.empty(),
                    new SourcePosition(topics.images().name(), 0, i));
            sent.add(producer.send(record(topic.name(), prefix, Json.write(prediction))));
        }
        await(sent);
    }

    public <V> void send(Topic<String, V> topic, String key, V value) throws ExecutionException, InterruptedException {
        sendRaw(topic.name(), key, Json.write(value));
    }

    public void sendRaw(String topic, String key, byte[] value) throws ExecutionException, InterruptedException {
        await(List.of(producer.send(record(topic, key, value))));
    }

    /** All values that a read-committed consumer finds on a topic of one partition. */
    public <V> List<V> read(Topic<String, V> topic) {
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                connection.with(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
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

    /** Up to where the service has committed the triggers. */
    public Optional<Long> committedTriggers() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(connection.with(Map.of()))) {
            OffsetAndMetadata offset = admin.listConsumerGroupOffsets(topics.groupOf("retrain"))
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(topics.retrainingTriggers().name(), 0));
            return Optional.ofNullable(offset).map(OffsetAndMetadata::offset);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String key, byte[] value) {
        return new ProducerRecord<>(topic, key == null ? null : key.getBytes(UTF_8), value);
    }

    private static void await(List<Future<RecordMetadata>> sent) throws ExecutionException, InterruptedException {
        for (Future<RecordMetadata> future : sent) {
            future.get();
        }
    }
}
