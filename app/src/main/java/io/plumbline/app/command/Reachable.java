package io.plumbline.app.command;

import io.plumbline.contract.check.RootCause;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.TopicCheck;
import io.plumbline.contract.topic.UnusableTopicsException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Looks for a broker before anything is begun: Kafka's clients would wait for one, or for a missing topic, without a word. */
public final class Reachable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Reachable() {}

    /**
     * Requires that a broker answers, and has these topics.
     *
     * @return the connection
     * @throws CommandFailed otherwise
     */
    public static KafkaConnection require(KafkaConnection connection, List<Topic<?, ?>> needed) {
        requireAnswer(connection);
        if (!needed.isEmpty()) {
            requireTopics(connection, needed);
        }
        return connection;
    }

    private static void requireAnswer(KafkaConnection connection) {
        String address = connection.bootstrapServers();
        try {
            Admin admin = Admin.create(connection.with(Map.of()));
            try {
                var unused = admin.describeCluster().nodes().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                // An orderly close would go on waiting for the broker that does not answer.
                admin.close(Duration.ZERO);
            }
        } catch (TimeoutException | ExecutionException e) {
            throw CommandFailed.broker(
                    "No Kafka broker answers at %s within %d s. Start one with './plumbline broker', or name another with --bootstrap-server."
                            .formatted(address, PATIENCE.toSeconds()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailed.broker("Interrupted while looking for a broker at " + address, e);
        } catch (KafkaException e) {
            throw CommandFailed.broker(
                    "Cannot connect to %s: %s"
                            .formatted(address, RootCause.of(e).getMessage()),
                    e);
        }
    }

    private static void requireTopics(KafkaConnection connection, List<Topic<?, ?>> needed) {
        try (TopicCheck check = new TopicCheck(connection, PATIENCE)) {
            var unused = check.requireTopics(needed);
        } catch (UnusableTopicsException e) {
            throw CommandFailed.broker(e.getMessage(), e);
        }
    }
}
