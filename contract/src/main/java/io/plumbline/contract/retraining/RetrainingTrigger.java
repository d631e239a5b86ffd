package io.plumbline.contract.retraining;

import io.plumbline.contract.check.Require;
import io.plumbline.contract.image.OffsetRange;
import java.time.Duration;
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
 * @param sources what is known of the offsets since which the stream has drifted; where somebody asked by hand or by the clock,
 *     and not for an episode, the images to learn from. The ranges may be outgrown by the time the trigger is read, so the last
 *     offsets are a lower bound
 * @param at when it was asked for; where an alert asked, the alert's own time, so that a replay asks the same
 */
public record RetrainingTrigger(
        String triggerId,
        String modelId,
        Cause cause,
        Optional<String> episodeId,
        List<OffsetRange> sources,
        Instant at) {

    /**
     * How long a request holds up others for the same model while it waits for its verdict; after that, the verdict is taken
     * for lost.
     */
    public static final Duration LONGEST_WAIT = Duration.ofHours(24);

    public RetrainingTrigger {
        Require.text("triggerId", triggerId);
        Require.text("modelId", modelId);
        Require.present("cause", cause);
        Require.present("episodeId", episodeId);
        sources = Require.list("sources", sources);
        Require.present("at", at);
    }

    /** Whether the sources are the very images that are meant, and not the window in which a drift was seen. */
    public boolean namesImages() {
        return episodeId.isEmpty() && (cause == Cause.BY_HAND || cause == Cause.SCHEDULED);
    }

    /** What asked for a retraining. */
    public enum Cause {
        /** The features of what arrives have left the champion's reference. */
        DRIFT_CONFIRMED,
        /** Labels tell that the champion is wrong more often than on its reference. */
        ACCURACY_FELL,
        /** It was time for it. */
        SCHEDULED,
        BY_HAND
    }
}
