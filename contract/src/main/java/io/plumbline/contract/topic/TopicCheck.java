package io.plumbline.contract.topic;

import io.plumbline.contract.connection.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks at the cluster before a part of Plumbline starts: clients and Streams would wait for missing topics without a word,
 * or fail with a stack trace.
 */
public final class TopicCheck implements AutoCloseable {

    private final KafkaConnection connection;
    private final Duration patience;
    private final Admin admin;

    /**
     * @param patience how long to wait for each answer
     * @throws UnusableTopicsException if the connection names no cluster, or a client property is wrong
     */
    public TopicCheck(KafkaConnection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
        int millis = Math.toIntExact(patience.toMillis());
        try {
            this.admin = Admin.create(connection.with(Map.of(
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis)));
        } catch (KafkaException e) {
            throw unusable(e);
        }
    }

    /**
     * Requires that each topic is there, with one partition where it must have one.
     *
     * @return how many partitions each has, by the topic's name
     * @throws UnusableTopicsException otherwise, or if no broker answers
     */
    public Map<String, Integer> requireTopics(List<Topic<?, ?>> needed) {
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(needed.stream().map(Topic::name).toList()).topicNameValues();
        Map<String, Integer> partitions = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (Topic<?, ?> topic : needed) {
            try {
                int found = result(answers.get(topic.name())).partitions().size();
                requirePartitions(topic, found);
                partitions.put(topic.name(), found);
            } catch (UnknownTopicOrPartitionException e) {
                missing.add(topic.name());
            }
        }
        if (!missing.isEmpty()) {
            throw new UnusableTopicsException(
                    "Kafka at %s lacks the topics %s; make them with './plumbline topics create'"
                            .formatted(connection.bootstrapServers(), String.join(", ", missing)));
        }
        return partitions;
    }

    /**
     * A topic's setting as it is on the cluster.
     *
     * @throws UnusableTopicsException if no broker answers, or there is no such topic, or the broker knows no such setting
     */
    public String setting(Topic<?, ?> topic, String name) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        KafkaFuture<Config> answer =
                admin.describeConfigs(List.of(resource)).values().get(resource);
        try {
            return Optional.ofNullable(result(answer).get(name))
                    .map(ConfigEntry::value)
                    .orElseThrow(() -> new UnusableTopicsException(
                            "Kafka at %s knows no setting %s of the topic %s; brokers of version 3.6 and newer do"
                                    .formatted(connection.bootstrapServers(), name, topic.name())));
        } catch (UnknownTopicOrPartitionException e) {
            throw unusable(e);
        }
    }

    @Override
    public void close() {
        admin.close(patience);
    }

    private static void requirePartitions(Topic<?, ?> topic, int found) {
        if (topic.mustHaveOnePartition() && found != 1) {
            throw new UnusableTopicsException(
                    "The topic %s has %d partitions; its records need the one order of 1 partition: delete it and make it anew"
                            .formatted(topic.name(), found));
        }
    }

    private <T> T result(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnusableTopicsException("Interrupted while looking at Kafka's topics", e);
        } catch (ExecutionException e) {
            throw explained(e.getCause());
        }
    }

    private RuntimeException explained(Throwable cause) {
        if (cause instanceof UnknownTopicOrPartitionException unknown) {
            return unknown;
        }
        if (cause instanceof TimeoutException) {
            return new UnusableTopicsException(
                    "Kafka at %s did not answer within %s: is it running, and is the address right?"
                            .formatted(connection.bootstrapServers(), patience),
                    cause);
        }
        return unusable(cause);
    }

    private UnusableTopicsException unusable(Throwable cause) {
        return new UnusableTopicsException(
                "Cannot use Kafka at %s: %s".formatted(connection.bootstrapServers(), cause.getMessage()), cause);
    }
}
