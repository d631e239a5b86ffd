package io.plumbline.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What one embedded broker needs to know.
 *
 * @param directory where its logs are kept; made if missing, continued if a broker ran there before
 * @param port the port that clients connect to
 * @param controllerPort the port for the broker's own controller
 * @param overrides further broker properties; they win
 */
public record BrokerConfig(Path directory, int port, int controllerPort, Map<String, String> overrides) {

    static final String HOST = "127.0.0.1";
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final int LARGEST_PORT = 65_535;
    private static final String INTERNAL_TOPIC_PARTITIONS = "8";

    public BrokerConfig {
        requirePort(port);
        requirePort(controllerPort);
        overrides = Map.copyOf(overrides);
    }

    Properties properties() {
        Properties all = new Properties();
        all.put("node.id", Integer.toString(NODE_ID));
        all.put("process.roles", "broker,controller");
        all.put(
                "listeners",
                "PLAINTEXT://%s:%d,%s://%s:%d".formatted(HOST, port, CONTROLLER_LISTENER, HOST, controllerPort));
        all.put("advertised.listeners", "PLAINTEXT://%s:%d".formatted(HOST, port));
        all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        all.put("controller.listener.names", CONTROLLER_LISTENER);
        all.put("controller.quorum.voters", "%d@%s:%d".formatted(NODE_ID, HOST, controllerPort));
        all.put("log.dirs", directory.toAbsolutePath().toString());
        all.put("auto.create.topics.enable", "false");
        putSingleNodeDefaults(all);
        all.putAll(overrides);
        return all;
    }

    /** With one node nothing can be replicated, and fewer partitions of internal topics make for a quicker start. */
    private static void putSingleNodeDefaults(Properties all) {
        all.put("offsets.topic.replication.factor", "1");
        all.put("offsets.topic.num.partitions", INTERNAL_TOPIC_PARTITIONS);
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("transaction.state.log.num.partitions", INTERNAL_TOPIC_PARTITIONS);
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("share.coordinator.state.topic.num.partitions", "1");
        all.put("group.initial.rebalance.delay.ms", "0");
    }

    private static void requirePort(int port) {
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("Not a port: %d; expected 1 to %d".formatted(port, LARGEST_PORT));
        }
    }
}
