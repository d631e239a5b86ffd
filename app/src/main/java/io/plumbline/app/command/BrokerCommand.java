package io.plumbline.app.command;

import io.plumbline.app.topics.TopicSetup;
import io.plumbline.broker.BrokerConfig;
import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.broker.FreePorts;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a Kafka broker in this process, with Plumbline's topics on it. */
@Command(
        name = "broker",
        description = "Run a Kafka broker on this machine, for trying out.",
        footer = {"", "Example: ./plumbline broker --port 9092 --dir /tmp/plumbline-broker"})
public final class BrokerCommand extends ServiceCommand {

    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--port",
            defaultValue = "9092",
            paramLabel = "PORT",
            description = "On 127.0.0.1; 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Keep its data here and go on from what is there (default: a temporary directory).")
    private Path directory;

    @Option(
            names = "--partitions",
            defaultValue = "4",
            paramLabel = "N",
            description = "Of each topic that may have more than one (default: ${DEFAULT-VALUE}).")
    private int partitions;

    @Option(names = "--prefix", defaultValue = "", paramLabel = "TEXT", description = "Put before every topic.")
    private String prefix;

    @Override
    public BrokerService start() {
        if (partitions < 1) {
            throw CommandFailed.usage("--partitions must be at least 1, found %d".formatted(partitions));
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw CommandFailed.usage(
                    "--port must be from 0 to %d, found %d; 0 is any free one.".formatted(HIGHEST_PORT, port));
        }
        Topics topics = topics();
        EmbeddedBroker broker = startBroker();
        try (Admin admin =
                Admin.create(KafkaConnection.to(broker.bootstrapServers()).with(Map.of()))) {
            new TopicSetup(admin, topics).create(partitions, (short) 1);
        }
        return new BrokerService(broker);
    }

    private Topics topics() {
        try {
            return new Topics(prefix);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private EmbeddedBroker startBroker() {
        if (port != 0 && !FreePorts.isFree(port)) {
            throw CommandFailed.usage("Port %d of 127.0.0.1 is taken: choose another with --port.".formatted(port));
        }
        int[] free = FreePorts.find(2);
        int clientPort = port == 0 ? free[0] : port;
        if (directory == null) {
            return EmbeddedBroker.startTemporary(clientPort);
        }
        try {
            return EmbeddedBroker.start(new BrokerConfig(directory, clientPort, free[1], Map.of()));
        } catch (UncheckedIOException e) {
            throw CommandFailed.usage("--dir %s: %s".formatted(directory, e.getMessage()));
        }
    }

    /** The broker, until it is closed. */
    public static final class BrokerService implements Service {

        private final EmbeddedBroker broker;
        private final CountDownLatch closed = new CountDownLatch(1);

        BrokerService(EmbeddedBroker broker) {
            this.broker = broker;
        }

        /** Where clients find it. */
        public String bootstrapServers() {
            return broker.bootstrapServers();
        }

        @Override
        public String description() {
            return "A Kafka broker listens at %s; its data is in %s. Stop it with Ctrl-C."
                    .formatted(broker.bootstrapServers(), broker.directory());
        }

        /** A broker that has started answers. */
        @Override
        public void awaitReady(Duration patience) {}

        @Override
        public void awaitEnd() throws InterruptedException {
            closed.await();
        }

        @Override
        public synchronized void close() {
            if (closed.getCount() > 0) {
                broker.close();
                closed.countDown();
            }
        }
    }
}
