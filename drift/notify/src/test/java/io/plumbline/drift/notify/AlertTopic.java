package io.plumbline.drift.notify;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A {@code drift-alerts} under a prefix of its own, and who writes to it. */
final class AlertTopic implements AutoCloseable {

    private final Topics topics;
    private final KafkaConnection connection;
    private final Producer<byte[], byte[]> producer;

    private AlertTopic(EmbeddedBroker broker, String prefix) {
        topics = new Topics(prefix);
        connection = KafkaConnection.to(broker.bootstrapServers());
        producer = new KafkaProducer<>(connection.with(Map.of()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static AlertTopic on(EmbeddedBroker broker, String prefix) throws ExecutionException, InterruptedException {
        AlertTopic topic = new AlertTopic(broker, prefix);
        try (Admin admin = Admin.create(topic.connection.with(Map.of()))) {
            admin.createTopics(List.of(new NewTopic(topic.topics.driftAlerts().name(), 1, (short) 1)))
                    .all()
                    .get();
        }
        return topic;
    }

    Topics topics() {
        return topics;
    }

    KafkaConnection connection() {
        return connection;
    }

    void write(DriftAlert alert) throws ExecutionException, InterruptedException {
        write(alert.episodeId(), Json.write(alert));
    }

    void write(String key, byte[] value) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(topics.driftAlerts().name(), key.getBytes(StandardCharsets.UTF_8), value))
                .get();
    }

    @Override
    public void close() {
        producer.close();
    }
}
