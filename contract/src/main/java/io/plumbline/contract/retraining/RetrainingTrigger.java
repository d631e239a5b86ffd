package io.plumbline.contract.retraining;

import io.plumbline.contract.image.OffsetRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One record on {@code retraining-triggers}, keyed by trigger id: the request for a new model.
 *
 * @param triggerId the idempotency key: a trigger is carried out once, however often it is read
 * @param modelId the champion to start from and to beat
 * @param cause in a word: what asked
 * @param episodeId the alert's episode, if an alert asked
 * @param sources what is known of the offsets since which the stream has drifted; the ranges may be outgrown by the time
 *     the trigger is read, so the last offsets are a lower bound
 */
public record RetrainingTrigger(
        String triggerId,
        String modelId,
        Cause cause,
        Optional<String> episodeId,
        List<OffsetRange> sources,
        Instant at) {

    public RetrainingTrigger {
        if (triggerId == null || triggerId.isBlank() || modelId == null || cause == null || sources == null) {
            throw new IllegalArgumentException(
                    "A retraining trigger needs triggerId, modelId, cause and sources, found triggerId=%s modelId=%s cause=%s"
                            .formatted(triggerId, modelId, cause));
        }
        sources = List.copyOf(sources);
    }

    /** What asked for a retraining. */
    public enum Cause {
        DRIFT_CONFIRMED,
        BY_HAND
    }
}
