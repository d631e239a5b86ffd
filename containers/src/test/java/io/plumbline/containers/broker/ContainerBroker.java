package io.plumbline.containers.broker;

import io.plumbline.app.topics.TopicSetup;
import io.plumbline.broker.FreePorts;
import io.plumbline.containers.engine.Images;
import io.plumbline.containers.engine.JavaOptions;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.containers.Network;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** A Kafka broker in a container, with Plumbline's topics, on a loopback port that stays its own when it is restarted. */
public final class ContainerBroker implements AutoCloseable {

    private static final int CLIENT_PORT = 9092;
    private static final int PARTITIONS = 4;

    private final KafkaContainer container;

    private ContainerBroker(KafkaContainer container) {
        this.container = container;
    }

    /** Starts one, and returns when it has the topics. */
    static ContainerBroker start() {
        return started(made());
    }

    /** The same, which other containers in this network find at {@code kafka:19092}. */
    public static ContainerBroker startIn(Network network) {
        return started(made().withNetwork(network).withListener("kafka:19092"));
    }

    private static KafkaContainer made() {
        DockerImageName image =
                DockerImageName.parse(Images.provide("kafka")).asCompatibleSubstituteFor("apache/kafka");
        KafkaContainer container = new KafkaContainer(image).withEnv("KAFKA_OPTS", JavaOptions.QUICK_START);
        container.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(FreePorts.find(1)[0], CLIENT_PORT)));
        return container;
    }

    private static ContainerBroker started(KafkaContainer container) {
        container.start();
        ContainerBroker broker = new ContainerBroker(container);
        try (Admin admin = Admin.create(broker.connection().with(Map.of()))) {
            new TopicSetup(admin, new Topics("")).create(PARTITIONS, (short) 1);
        }
        return broker;
    }

    /** Where this machine finds it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + container.getMappedPort(CLIENT_PORT);
    }

    KafkaConnection connection() {
        return KafkaConnection.to(bootstrapServers());
    }

    /** Kills it and starts it again on the data that it had; returns before it answers. */
    void restart() {
        container
                .getDockerClient()
                .restartContainerCmd(container.getContainerId())
                .withTimeout(0)
                .exec();
    }

    @Override
    public void close() {
        container.close();
    }
}
