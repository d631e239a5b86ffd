package io.plumbline.app.command;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Option;

/** The options by which every command finds its Kafka cluster. */
final class ConnectionOptions {

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

    /** The connection, after a broker has answered on it, and has these topics. */
    KafkaConnection reachable(Topic<?, ?>... needed) {
        return Reachable.require(connection(), List.of(needed));
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
