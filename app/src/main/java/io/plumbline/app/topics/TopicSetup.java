package io.plumbline.app.topics;

import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.TopicCreation;
import io.plumbline.contract.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;

/** Makes Plumbline's topics on a cluster, or compares those that are there with what they must be. */
public final class TopicSetup {

    private final Admin admin;
    private final Topics topics;

    public TopicSetup(Admin admin, Topics topics) {
        this.admin = admin;
        this.topics = topics;
    }

    /**
     * Makes every topic that is not there yet; one that exists is left as it is.
     *
     * @param partitions for each topic that has several by default
     * @return the names of those made
     */
    public List<String> create(int partitions, short replicationFactor) {
        List<NewTopic> wanted = new ArrayList<>();
        for (Topic<?, ?> topic : topics.all()) {
            int count = topic.defaultPartitions() == 1 ? 1 : partitions;
            wanted.add(new NewTopic(topic.name(), count, replicationFactor).configs(topic.configuration()));
        }
        return new TopicCreation(admin).create(wanted);
    }

    /** The names of the topics that are not there. */
    public List<String> missing() {
        Map<String, TopicDescription> found = descriptions();
        return topics.all().stream()
                .map(Topic::name)
                .filter(name -> !found.containsKey(name))
                .toList();
    }

    /** What is wrong with the topics that are there, a sentence each; nothing if all is well. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        Map<String, TopicDescription> found = descriptions();
        for (Topic<?, ?> topic : topics.all()) {
            TopicDescription description = found.get(topic.name());
            if (description == null) {
                continue;
            }
            if (topic.mustHaveOnePartition() && description.partitions().size() != 1) {
                problems.add("%s has %d partitions and must have 1"
                        .formatted(topic.name(), description.partitions().size()));
            }
            problems.addAll(wrongSettings(topic));
        }
        problems.addAll(unevenPartitions(found));
        return problems;
    }

    private List<String> wrongSettings(Topic<?, ?> topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Config actual =
                get(() -> admin.describeConfigs(List.of(resource)).all().get()).get(resource);
        List<String> wrong = new ArrayList<>();
        topic.configuration().forEach((name, wanted) -> {
            ConfigEntry entry = actual.get(name);
            if (entry == null || !Objects.equals(entry.value(), wanted)) {
                wrong.add("%s has %s=%s and should have %s"
                        .formatted(topic.name(), name, entry == null ? "nothing" : entry.value(), wanted));
            }
        });
        return wrong;
    }

    /** Predictions keep their image's key, so that equal partition counts keep a key's order from end to end. */
    private List<String> unevenPartitions(Map<String, TopicDescription> found) {
        TopicDescription images = found.get(topics.images().name());
        TopicDescription predictions = found.get(topics.predictions().name());
        if (images == null
                || predictions == null
                || images.partitions().size() == predictions.partitions().size()) {
            return List.of();
        }
        return List.of("%s has %d partitions and %s has %d; they should have the same number"
                .formatted(
                        images.name(), images.partitions().size(),
                        predictions.name(), predictions.partitions().size()));
    }

    private Map<String, TopicDescription> descriptions() {
        return get(() -> {
            List<String> there = admin.listTopics().names().get().stream()
                    .filter(name ->
                            topics.all().stream().anyMatch(topic -> topic.name().equals(name)))
                    .toList();
            return admin.describeTopics(there).allTopicNames().get();
        });
    }

    private static <T> T get(Question<T> question) {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static KafkaException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new KafkaException("Interrupted while waiting for the broker", e);
    }

    /** Something asked of the broker. */
    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }
}
