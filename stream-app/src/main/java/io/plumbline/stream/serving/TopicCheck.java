package io.plumbline.stream.serving;

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
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks at the cluster before anything starts, because Streams would wait for missing topics without a word or fail with
 * a stack trace.
 */
final class TopicCheck {

    private final KafkaConnection connection;
    private final Topics topics;
    private final Duration patience;

    TopicCheck(KafkaConnection connection, Topics topics, Duration patience) {
        this.connection = connection;
        this.topics = topics;
        this.patience = patience;
    }

    /**
     * Checks that every topic of serving is there.
     *
     * @return the largest record that {@code images-dlq} takes, in bytes
     * @throws ServingException if the cluster does not answer, or topics are not as they must be
     */
    int run() {
        int millis = Math.toIntExact(patience.toMillis());
        try (Admin admin = Admin.create(connection.with(Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis)))) {
            requireTopics(admin);
            return maxMessageBytes(admin, topics.rejections());
        } catch (KafkaException e) {
            throw new ServingException(
                    "Cannot use Kafka at %s: %s".formatted(connection.bootstrapServers(), e.getMessage()), e);
        }
    }

    private void requireTopics(Admin admin) {
        List<Topic<?, ?>> needed = List.of(
                topics.images(), topics.predictions(), topics.rejections(), topics.models(), topics.modelEvents());
        Map<String, KafkaFuture<TopicDescription>> found =
                admin.describeTopics(needed.stream().map(Topic::name).toList()).topicNameValues();
        List<String> missing = new ArrayList<>();
        for (Topic<?, ?> topic : needed) {
            try {
                requirePartitions(topic, result(found.get(topic.name())));
            } catch (UnknownTopicOrPartitionException e) {
                missing.add(topic.name());
            }
        }
        if (!missing.isEmpty()) {
            throw new ServingException("Kafka at %s lacks the topics %s; make them with 'plumbline topics create'"
                    .formatted(connection.bootstrapServers(), missing));
        }
    }

    private static void requirePartitions(Topic<?, ?> topic, TopicDescription found) {
        if (topic.mustHaveOnePartition() && found.partitions().size() != 1) {
            throw new ServingException("The topic %s has %d partitions; its records need the one order of 1 partition"
                    .formatted(topic.name(), found.partitions().size()));
        }
    }

    private int maxMessageBytes(Admin admin, Topic<?, ?> topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        return Integer.parseInt(
                result(admin.describeConfigs(List.of(resource)).values().get(resource))
                        .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                        .value());
    }

    private <T> T result(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServingException("Interrupted while looking at Kafka's topics", e);
        } catch (ExecutionException e) {
            throw explained(e.getCause());
        }
    }

    private RuntimeException explained(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return new ServingException(
                    "Kafka at %s did not answer within %s: is it running, and is the address right?"
                            .formatted(connection.bootstrapServers(), patience),
                    cause);
        }
        return cause instanceof KafkaException known ? known : new KafkaException(cause);
    }
}
