package io.plumbline.stream.serving;

import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.TopicCheck;
import io.plumbline.contract.topic.UnusableTopicsException;
import io.plumbline.stream.topology.AnswerTimes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.record.TimestampType;

/**
 * What a topic must be so that it takes every answer and keeps it: a broker that refused one would stop the stream at its
 * image, again after each start.
 */
final class AnswerTopicRules {

    /** An answer that bears the oldest time is to be seen for as long again. */
    private static final Duration SHORTEST_RETENTION = AnswerTimes.OLDEST.multipliedBy(2);

    private static final long FOR_EVER = -1;

    private final Topic<?, ?> topic;
    private final TopicCheck check;

    AnswerTopicRules(Topic<?, ?> topic, TopicCheck check) {
        this.topic = topic;
        this.check = check;
    }

    /**
     * All that is wrong with it.
     *
     * @param bytes the least that it must take at once
     * @param what it is that may have so many
     * @throws UnusableTopicsException if no broker answers
     */
    List<String> broken(int bytes, String what) {
        return Stream.of(
                        atLeast(MAX_MESSAGE_BYTES_CONFIG, bytes, "for " + what),
                        kept(),
                        atLeastUnlessStamped(
                                MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                                AnswerTimes.FURTHEST_AHEAD,
                                "or answers to images that are ahead of the broker's clock are refused, which stops serving"),
                        atLeastUnlessStamped(
                                MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
                                AnswerTimes.OLDEST,
                                "or answers to images that waited are refused, which stops serving"))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> kept() {
        boolean forEver = number(RETENTION_MS_CONFIG) == FOR_EVER;
        return forEver || isStampedByTheBroker()
                ? Optional.empty()
                : atLeast(
                        RETENTION_MS_CONFIG,
                        SHORTEST_RETENTION.toMillis(),
                        "since an answer bears its image's time, which may be a day old");
    }

    private Optional<String> atLeastUnlessStamped(String setting, Duration limit, String why) {
        return isStampedByTheBroker()
                ? Optional.empty()
                : atLeast(setting, limit.plus(AnswerTimes.CLOCKS_APART).toMillis(), why);
    }

    private Optional<String> atLeast(String setting, long needed, String why) {
        long found = number(setting);
        return found >= needed
                ? Optional.empty()
                : Optional.of("%s has %s=%d and needs %d, %s".formatted(topic.name(), setting, found, needed, why));
    }

    /** Then a record's own time stamp is neither looked at nor kept. */
    private boolean isStampedByTheBroker() {
        return check.setting(topic, MESSAGE_TIMESTAMP_TYPE_CONFIG).equals(TimestampType.LOG_APPEND_TIME.name);
    }

    private long number(String setting) {
        return Long.parseLong(check.setting(topic, setting));
    }
}
