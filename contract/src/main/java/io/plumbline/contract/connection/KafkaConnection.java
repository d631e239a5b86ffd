package io.plumbline.contract.connection;

import io.plumbline.contract.check.Require;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How to reach a Kafka cluster: the same for every client that one part of Plumbline opens.
 *
 * @param bootstrapServers {@code host:port}, several with commas
 * @param clientProperties further client properties, such as those of security; they win over Plumbline's own, but for
 *     the bootstrap servers
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> clientProperties) {

    public KafkaConnection {
        if (bootstrapServers == null || bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("No bootstrap server: expected host:port");
        }
        clientProperties = Map.copyOf(Require.present("clientProperties", clientProperties));
    }

    /** A connection without further properties. */
    public static KafkaConnection to(String bootstrapServers) {
        return new KafkaConnection(bootstrapServers, Map.of());
    }

    /**
     * The properties of one client: the given ones, overruled by {@link #clientProperties}, overruled by
     * {@link #bootstrapServers}.
     */
    public Map<String, Object> with(Map<String, ?> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.putAll(clientProperties);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return all;
    }

    /** Names the client properties without their values, among which there may be passwords. */
    @Override
    public String toString() {
        return "%s with %s".formatted(bootstrapServers, new TreeSet<>(clientProperties.keySet()));
    }
}
