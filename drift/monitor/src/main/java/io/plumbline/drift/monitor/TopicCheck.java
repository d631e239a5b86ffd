package io.plumbline.drift.monitor;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks, before the monitor starts, whether the broker can be reached and has the topics that it needs. */
final class TopicCheck {

    private final KafkaConnection connection;
    private final Topics topics;
    private final Duration patience;

    /** @param patience how long to wait for an answer */
    TopicCheck(KafkaConnection connection, Topics topics, Duration patience) {
        this.connection = connection;
        this.topics = topics;
        this.patience = patience;
    }

    /**
     * How many partitions {@code predictions} has.
     *
     * @throws CannotMonitorException if the broker cannot be reached, or a topic is missing or has the wrong number of
     *     partitions
     */
    int partitionsOfPredictions() {
        Map<String, Object> timeouts = Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        try (Admin admin = Admin.create(connection.with(timeouts))) {
            return check(admin);
        } catch (KafkaException e) {
            throw new CannotMonitorException(
                    "Cannot make a client for %s: %s".formatted(connection.bootstrapServers(), e.getMessage()), e);
        }
    }

    private int check(Admin admin) {
        List<Topic<?, ?>> needed = List.of(
                topics.predictions(),
                topics.models(),
                topics.driftPanes(),
                topics.driftReports(),
                topics.driftAlerts(),
                topics.retrainingTriggers());
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(needed.stream().map(Topic::name).toList()).topicNameValues();
        List<String> missing = new ArrayList<>();
        int partitions = 0;
        for (Topic<?, ?> topic : needed) {
            int found = partitions(answers.get(topic.name()));
            if (found == 0) {
                missing.add(topic.name());
            } else if (topic.mustHaveOnePartition() && found != 1) {
                throw new CannotMonitorException(
                        "Topic %s has %d partitions; it must have one, so delete it and create it anew"
                                .formatted(topic.name(), found),
                        null);
            } else if (topic.name().equals(topics.predictions().name())) {
                partitions = found;
            }
        }
        if (!missing.isEmpty()) {
            throw new CannotMonitorException(
                    "%s has no topics %s; create them first, with './plumbline topics create'"
                            .formatted(connection.bootstrapServers(), String.join(", ", missing)),
                    null);
        }
        return partitions;
    }

    /** How many partitions a topic has, 0 if there is none. */
    private int partitions(KafkaFuture<TopicDescription> answer) {
        try {
            return answer.get().partitions().size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return 0;
            }
            throw new CannotMonitorException(
                    "No answer from a broker at %s: %s; check the address and that the broker runs"
                            .formatted(
                                    connection.bootstrapServers(), e.getCause().getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMonitorException("Interrupted while asking for topics", e);
        }
    }
}
