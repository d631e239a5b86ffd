package io.plumbline.stream.serving;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;

import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.TopicCheck;
import io.plumbline.contract.topic.Topics;
import io.plumbline.contract.topic.UnusableTopicsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the topics of serving must be, so that no image and no answer is lost on them. */
public final class TopicRules {

    private static final Logger LOG = LoggerFactory.getLogger(TopicRules.class);

    private final Topics topics;
    private final TopicCheck check;

    /** @param check asks the cluster; closed by the caller */
    public TopicRules(Topics topics, TopicCheck check) {
        this.topics = topics;
        this.check = check;
    }

    /**
     * Requires that the topics are there and lose nothing, and names all that is wrong with them.
     *
     * @return how large a record {@code images-dlq} takes, in bytes
     * @throws ServingException if they do, saying how
     * @throws UnusableTopicsException if they are not there, or no broker answers
     */
    int require() {
        Map<String, Integer> partitions = check.requireTopics(List.of(
                topics.images(),
                topics.predictions(),
                topics.shadowPredictions(),
                topics.rejections(),
                topics.models(),
                topics.modelEvents()));
        List<String> wrong = broken();
        if (!wrong.isEmpty()) {
            throw new ServingException("Topics are not as they must be: %s. Change them with Kafka's own kafka-configs"
                    .formatted(String.join("; ", wrong)));
        }
        warnOfUneven(partitions);
        return largestRecord(topics.rejections());
    }

    /**
     * All that would keep serving from starting on topics that are there, a sentence each.
     *
     * @throws UnusableTopicsException if one is not there, or no broker answers
     */
    public List<String> broken() {
        int largestImage = largestRecord(topics.images());
        List<String> wrong = new ArrayList<>();
        for (Topic<?, ?> topic :
                List.of(topics.images(), topics.predictions(), topics.shadowPredictions(), topics.rejections())) {
            wrong.addAll(compacted(topic));
        }
        wrong.addAll(new AnswerTopicRules(topics.rejections(), check)
                .broken(
                        largestImage + Topics.LARGEST_HEADERS_BYTES,
                        "the largest image of %s and the reason why it is rejected"
                                .formatted(topics.images().name())));
        for (Topic<?, ?> topic : List.of(topics.predictions(), topics.shadowPredictions())) {
            wrong.addAll(new AnswerTopicRules(topic, check)
                    .broken(Topics.LARGEST_PREDICTION_BYTES, "a prediction under the longest key"));
        }
        wrong.addAll(forgetful(topics.models()));
        return wrong;
    }

    private List<String> compacted(Topic<?, ?> topic) {
        String policy = check.setting(topic, CLEANUP_POLICY_CONFIG);
        return policy.contains(CLEANUP_POLICY_COMPACT)
                ? List.of("%s has %s=%s and needs delete, or of each key only the newest record is kept"
                        .formatted(topic.name(), CLEANUP_POLICY_CONFIG, policy))
                : List.of();
    }

    private List<String> forgetful(Topic<?, ?> topic) {
        String policy = check.setting(topic, CLEANUP_POLICY_CONFIG);
        return policy.equals(CLEANUP_POLICY_COMPACT)
                ? List.of()
                : List.of("%s has %s=%s and needs %s, or the champion is forgotten with the time"
                        .formatted(topic.name(), CLEANUP_POLICY_CONFIG, policy, CLEANUP_POLICY_COMPACT));
    }

    /** No reason to stop: a key's answers are in order all the same, only not spread as its images are. */
    private void warnOfUneven(Map<String, Integer> partitions) {
        int images = partitions.get(topics.images().name());
        for (Topic<?, ?> answers : List.of(topics.predictions(), topics.rejections())) {
            int found = partitions.get(answers.name());
            if (found != images) {
                LOG.warn(
                        "{} has {} partitions and {} has {}; give them the same number",
                        topics.images().name(),
                        images,
                        answers.name(),
                        found);
            }
        }
    }

    private int largestRecord(Topic<?, ?> topic) {
        return Integer.parseInt(check.setting(topic, MAX_MESSAGE_BYTES_CONFIG));
    }
}
