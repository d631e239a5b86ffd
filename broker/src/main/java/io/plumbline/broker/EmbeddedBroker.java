package io.plumbline.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A running Kafka broker. What it keeps on disk outlives it only where the caller chose the directory. */
public final class EmbeddedBroker implements AutoCloseable {

    private final BrokerConfig config;
    private final KafkaRaftServer server;
    private final Optional<TemporaryDirectory> temporary;

    private EmbeddedBroker(BrokerConfig config, Optional<TemporaryDirectory> temporary) {
        this.config = config;
        this.temporary = temporary;
        if (!Files.exists(config.directory().resolve("meta.properties"))) {
            format(config);
        }
        server = new KafkaRaftServer(new KafkaConfig(config.properties()), Time.SYSTEM);
        server.startup();
    }

    /** Starts a broker in a temporary directory on free ports, all of it gone when it is closed. */
    public static EmbeddedBroker startTemporary() {
        return startTemporary(FreePorts.find(1)[0]);
    }

    /** The same on this port. */
    public static EmbeddedBroker startTemporary(int port) {
        TemporaryDirectory directory = TemporaryDirectory.create("plumbline-broker-");
        int controllerPort = FreePorts.find(1)[0];
        return new EmbeddedBroker(
                new BrokerConfig(directory.path(), port, controllerPort, Map.of()), Optional.of(directory));
    }

    /**
     * Starts a broker that keeps its logs.
     *
     * @throws UncheckedIOException if the directory cannot be written
     */
    public static EmbeddedBroker start(BrokerConfig config) {
        return new EmbeddedBroker(config, Optional.empty());
    }

    /** {@code host:port} for clients. */
    public String bootstrapServers() {
        return BrokerConfig.HOST + ":" + config.port();
    }

    /** Where its logs are. */
    public Path directory() {
        return config.directory();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        temporary.ifPresent(TemporaryDirectory::close);
    }

    /** Prepares the directory as {@code kafka-storage format} does. */
    private static void format(BrokerConfig config) {
        try {
            Files.createDirectories(config.directory());
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(BrokerConfig.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(BrokerConfig.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(config.directory().toAbsolutePath().toString())
                    .addDirectory(config.directory().toAbsolutePath().toString())
                    .setHasDynamicQuorum(false)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep a broker's logs in %s: %s".formatted(config.directory(), e), e);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Cannot prepare %s for a broker: %s".formatted(config.directory(), e.getMessage()), e);
        }
    }
}
