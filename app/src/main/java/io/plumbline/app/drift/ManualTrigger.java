package io.plumbline.app.drift;

import io.plumbline.app.history.History;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.topic.Topics;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request for a new model that a person makes, and whether it can be made: a model has one open request at most, whoever
 * made it.
 *
 * @param triggers all requests so far
 * @param verdicts all verdicts so far
 */
public record ManualTrigger(List<RetrainingTrigger> triggers, List<RetrainingVerdict> verdicts) {

    public ManualTrigger {
        triggers = List.copyOf(triggers);
        verdicts = List.copyOf(verdicts);
    }

    /** As {@link #open(String, Instant)}, by what stands on a cluster now. */
    public static Optional<RetrainingTrigger> open(
            KafkaConnection connection, Topics topics, String modelId, Instant now) {
        History history = new History(connection);
        return new ManualTrigger(history.of(topics.retrainingTriggers()), history.of(topics.retrainingVerdicts()))
                .open(modelId, now);
    }

    /**
     * The request that waits for its verdict, if the model has one; none that has waited for
     * {@link RetrainingTrigger#LONGEST_WAIT} or longer.
     */
    public Optional<RetrainingTrigger> open(String modelId, Instant now) {
        Set<String> answered = new HashSet<>();
        verdicts.forEach(verdict -> answered.add(verdict.triggerId()));
        return triggers.stream()
                .filter(trigger -> trigger.modelId().equals(modelId))
                .filter(trigger -> !answered.contains(trigger.triggerId()))
                .filter(trigger -> now.isBefore(trigger.at().plus(RetrainingTrigger.LONGEST_WAIT)))
                .reduce((earlier, later) -> later);
    }

    /**
     * The request.
     *
     * @param key tells it from others: with the same key, the same request is carried out once
     * @param sources the images that the new model is to learn from, and those after them
     */
    public static RetrainingTrigger of(
            String modelId, String key, Optional<String> episodeId, List<OffsetRange> sources, Instant at) {
        return new RetrainingTrigger(
                "by-hand-" + key, modelId, RetrainingTrigger.Cause.BY_HAND, episodeId, sources, at);
    }
}
