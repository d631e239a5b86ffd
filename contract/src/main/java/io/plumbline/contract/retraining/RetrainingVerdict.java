package io.plumbline.contract.retraining;

import io.plumbline.contract.image.OffsetRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One record on {@code retraining-verdicts}, keyed by trigger id: what came of one trigger.
 *
 * @param challengerId the model that was trained, unless none came about
 * @param explanation the outcome in a sentence, with its figures
 * @param recent both models on the same held-out images that arrived since the drift began
 * @param base both models on the same held-out images of the base data
 * @param used where on {@code images} the images stand that the challenger learnt from or was measured with
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
        Instant at) {

    public RetrainingVerdict {
        used = List.copyOf(used);
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
        OUTDATED
    }

    /**
     * Two models on the same images.
     *
     * @param onlyChampionRight images that the champion alone classified correctly
     * @param onlyChallengerRight images that the challenger alone classified correctly
     * @param pValue of McNemar's exact test, one-sided: the challenger is no better
     */
    public record Comparison(
            long images,
            double championAccuracy,
            double challengerAccuracy,
            long onlyChampionRight,
            long onlyChallengerRight,
            double pValue) {}
}
