package io.plumbline.trainer.retraining;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;

/** Looks, before the service starts, whether the broker can be reached and has the topics that it needs. */
record TopicCheck(KafkaConnection connection, Topics topics) {

    private static final int PATIENCE_MS = 15_000;

    /** @throws CannotRetrainException if the broker cannot be reached, or a topic is missing or not as it must be */
    void requireAll() {
        Map<String, Object> patience = Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        try (Admin admin = Admin.create(connection.with(patience))) {
            requireThatNoneIsMissing(admin.listTopics().names().get());
            requireOnePartition(admin.describeTopics(names()).allTopicNames().get());
        } catch (ExecutionException | KafkaException e) {
            throw new CannotRetrainException(
                    "No answer from a broker at %s: %s; check the address and that the broker runs"
                            .formatted(connection.bootstrapServers(), e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRetrainException("Interrupted while asking for topics", e);
        }
    }

    private void requireThatNoneIsMissing(Set<String> found) {
        TreeSet<String> missing = new TreeSet<>(names());
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            throw new CannotRetrainException(
                    "%s has no topics %s; create them first, with './plumbline topics create'"
                            .formatted(connection.bootstrapServers(), String.join(", ", missing)),
                    null);
        }
    }

    private void requireOnePartition(Map<String, TopicDescription> found) {
        for (Topic<?, ?> topic : needed()) {
            int partitions = found.get(topic.name()).partitions().size();
            if (topic.mustHaveOnePartition() && partitions != 1) {
                throw new CannotRetrainException(
                        "%s has %d partitions; its records need the one order of 1 partition: make the topic anew"
                                .formatted(topic.name(), partitions),
                        null);
            }
        }
    }

    private List<String> names() {
        return needed().stream().map(Topic::name).toList();
    }

    private List<Topic<?, ?>> needed() {
        return List.of(
                topics.images(),
                topics.labels(),
                topics.models(),
                topics.retrainingTriggers(),
                topics.retrainingVerdicts());
    }
}
