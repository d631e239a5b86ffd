package io.plumbline.contract.retraining;

import io.plumbline.contract.check.Require;
import io.plumbline.contract.image.OffsetRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One record on {@code retraining-verdicts}, keyed by trigger id: what came of one trigger. There is one for each, and another one where
 * a person rejects a challenger that awaits approval.
 *
 * @param triggerId the trigger that this answers
 * @param championId the model that was to be beaten
 * @param challengerId the model that was trained, unless none came about; always there when promoted
 * @param outcome how it ended, in a word
 * @param explanation the outcome in a sentence, with its figures
 * @param recent both models on the same held-out images that arrived since the drift began
 * @param base both models on the same held-out images of the base data
 * @param used where on {@code images} the images stand that the challenger learnt from or was measured with
 * @param seconds how long it took from reading the trigger to this verdict
 * @param at when it was given
 * @param cause what had asked; verdicts of old do not tell
 * @param shadow both models on the same labelled images of the stream, while the challenger scored them in shadow, if it did
 */
public record RetrainingVerdict(
        String triggerId,
        String championId,
        Optional<String> challengerId,
        Outcome outcome,
        String explanation,
        Optional<Comparison> recent,
        Optional<Comparison> base,
        List<OffsetRange> used,
        double seconds,
        Instant at,
        Optional<RetrainingTrigger.Cause> cause,
        Optional<Comparison> shadow) {

    public RetrainingVerdict {
        Require.text("triggerId", triggerId);
        Require.text("championId", championId);
        Require.present("challengerId", challengerId);
        Require.present("outcome", outcome);
        Require.text("explanation", explanation);
        Require.present("recent", recent);
        Require.present("base", base);
        used = Require.list("used", used);
        Require.notNegative("seconds", seconds);
        Require.present("at", at);
        Require.present("cause", cause);
        Require.present("shadow", shadow);
        if (outcome.needsChallenger() && challengerId.isEmpty()) {
            throw new IllegalArgumentException(
                    "challengerId is missing: a verdict of %s is about a challenger".formatted(outcome));
        }
    }

    /** One that tells neither what had asked nor of a shadow. */
    public RetrainingVerdict(
            String triggerId,
            String championId,
            Optional<String> challengerId,
            Outcome outcome,
            String explanation,
            Optional<Comparison> recent,
            Optional<Comparison> base,
            List<OffsetRange> used,
            double seconds,
            Instant at) {
        this(
                triggerId,
                championId,
                challengerId,
                outcome,
                explanation,
                recent,
                base,
                used,
                seconds,
                at,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * What a person made of a challenger that awaited approval, in the place of this verdict.
     *
     * @param why in a sentence or two
     */
    public RetrainingVerdict rejected(String why, Instant when) {
        return new RetrainingVerdict(
                triggerId,
                championId,
                challengerId,
                Outcome.REJECTED,
                why,
                recent,
                base,
                used,
                seconds,
                when,
                cause,
                shadow);
    }

    public boolean promoted() {
        return outcome == Outcome.PROMOTED;
    }

    /** How it ended. In every case but the first the champion stays. */
    public enum Outcome {
        PROMOTED,
        /** Not significantly better on recent images, or worse on base images by more than the tolerance. */
        NO_BETTER,
        TOO_FEW_LABELS,
        TRAINING_FAILED,
        /** The trigger names a model that is no longer champion. */
        OUTDATED,
        /** It was better on held-out images, but not while it scored the stream in shadow, or did not score enough there. */
        TRIAL_FAILED,
        /** It is better, and a person has to promote it: it is announced as challenger. */
        AWAITS_APPROVAL,
        /** It was better and awaited approval, and a person rejected it: it is withdrawn. Follows upon that verdict. */
        REJECTED,
        /** Nothing was tried, since too many retrainings in a row came to nothing. */
        STOPPED;

        /** Whether there is a challenger wherever this is the outcome. */
        public boolean needsChallenger() {
            return this == PROMOTED || this == AWAITS_APPROVAL || this == REJECTED;
        }
    }

    /**
     * Two models on the same images.
     *
     * @param images how many
     * @param championAccuracy the share that the champion classified correctly, in [0, 1]
     * @param challengerAccuracy the share that the challenger classified correctly, in [0, 1]
     * @param onlyChampionRight images that the champion alone classified correctly
     * @param onlyChallengerRight images that the challenger alone classified correctly
     * @param pValue of McNemar's exact test, one-sided, in [0, 1]; the null is that the challenger is no better
     */
    public record Comparison(
            long images,
            double championAccuracy,
            double challengerAccuracy,
            long onlyChampionRight,
            long onlyChallengerRight,
            double pValue) {

        public Comparison {
            Require.notNegative("images", images);
            Require.share("championAccuracy", championAccuracy);
            Require.share("challengerAccuracy", challengerAccuracy);
            Require.notNegative("onlyChampionRight", onlyChampionRight);
            Require.notNegative("onlyChallengerRight", onlyChallengerRight);
            Require.share("pValue", pValue);
        }
    }
}
