package io.plumbline.app.command;

import io.plumbline.contract.check.RootCause;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Option;

/** The options by which every command finds its Kafka cluster. */
final class ConnectionOptions {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "The Kafka broker to connect to, several with commas (default: ${DEFAULT-VALUE}).")
    private String bootstrapServer;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Client properties, such as those of TLS and SASL, as Kafka's own tools take them.")
    private Path commandConfig;

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Put before every topic, application id and consumer group (default: nothing).")
    private String prefix;

    Topics topics() {
        try {
            return new Topics(prefix);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    KafkaConnection connection() {
        return new KafkaConnection(bootstrapServer, clientProperties());
    }

    /** The connection, after a broker has answered on it. */
    KafkaConnection reachable() {
        KafkaConnection connection = connection();
        try {
            Admin admin = Admin.create(connection.with(Map.of()));
            try {
                admin.describeCluster().nodes().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                return connection;
            } finally {
                // An orderly close would go on waiting for the broker that does not answer.
                admin.close(Duration.ZERO);
            }
        } catch (TimeoutException | ExecutionException e) {
            throw CommandFailed.broker(
                    "No Kafka broker answers at %s within %d s. Start one with './plumbline broker', or name another with --bootstrap-server."
                            .formatted(bootstrapServer, PATIENCE.toSeconds()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailed.broker("Interrupted while looking for a broker at " + bootstrapServer, e);
        } catch (KafkaException e) {
            throw CommandFailed.broker(
                    "Cannot connect to %s: %s"
                            .formatted(bootstrapServer, RootCause.of(e).getMessage()),
                    e);
        }
    }

    private Map<String, String> clientProperties() {
        if (commandConfig == null) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(commandConfig)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw CommandFailed.usage("Cannot read --command-config %s: %s".formatted(commandConfig, e));
        }
        Map<String, String> all = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
        return all;
    }
}
