package io.plumbline.contract.retraining;

import io.plumbline.contract.check.Require;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One record on {@code retraining-events}, keyed by the champion's id: a step on the way from a trigger to its verdict, or of what
 * follows a promotion.
 *
 * @param championId the champion that is to be beaten, or that has just taken over
 * @param triggerId the trigger that is being carried out; none where it is about a champion that is guarded
 * @param kind what happened
 * @param challengerId the model that was trained, or that guards the champion
 * @param explanation what happened in a sentence, with its figures
 * @param recent both models on the same held-out recent images, once measured
 * @param base both models on the same held-out base images, once measured
 * @param shadow both models on the same labelled images of the stream, where one of them scored it in shadow
 * @param used where on {@code images} the images stand that were learnt from or measured with so far
 * @param at when it happened
 */
public record RetrainingEvent(
        String championId,
        Optional<String> triggerId,
        Kind kind,
        Optional<String> challengerId,
        String explanation,
        Optional<Comparison> recent,
        Optional<Comparison> base,
        Optional<Comparison> shadow,
        List<OffsetRange> used,
        Instant at) {

    public RetrainingEvent {
        Require.text("championId", championId);
        Require.present("triggerId", triggerId);
        Require.present("kind", kind);
        Require.present("challengerId", challengerId);
        Require.text("explanation", explanation);
        Require.present("recent", recent);
        Require.present("base", base);
        Require.present("shadow", shadow);
        used = Require.list("used", used);
        Require.present("at", at);
    }

    /** One that tells nothing but its explanation. */
    public static RetrainingEvent of(
            String championId, Optional<String> triggerId, Kind kind, String explanation, Instant at) {
        return new RetrainingEvent(
                championId,
                triggerId,
                kind,
                Optional.empty(),
                explanation,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                at);
    }

    /** What happened. */
    public enum Kind {
        /** A trigger has been taken up. */
        STARTED,
        /** There are enough labelled images, and the training begins. */
        GATHERED,
        /** An epoch is over. */
        EPOCH,
        /** Champion and challenger have been measured on the same held-out images. */
        MEASURED,
        /** The challenger scores the stream in shadow before anything is decided. */
        TRIAL,
        /** The old champion guards the new one: it scores the stream in shadow. */
        GUARDED,
        /** The guard is over, and the new champion stays. */
        KEPT,
        /** The new champion did worse than the one that guarded it, which is champion again. */
        ROLLED_BACK,
        /** The guard ended before its time, since the models were changed. */
        UNGUARDED,
        /** So many retrainings in a row came to nothing that no more are tried until somebody asks by hand. */
        STOPPED
    }
}
