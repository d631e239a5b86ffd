package io.plumbline.model.classify;

import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.model.image.ImageRejected;

/** What became of one image: scored or rejected, never anything in between. */
public sealed interface Outcome {

    /**
     * The image was scored.
     *
     * @param classIndex the most probable class
     * @param label its name
     * @param confidence its probability, in [0, 1]
     * @param probabilities one per class; they add up to 1
     * @param outlierScore the energy −log Σ exp(logit): the larger, the less the image looks like what the model knows
     * @param features in the order of the model's feature set
     */
    record Scored(
            int classIndex,
            String label,
            float confidence,
            FloatVector probabilities,
            float outlierScore,
            FloatVector features)
            implements Outcome {}

    /**
     * The image was not scored.
     *
     * @param reason for counting
     * @param detail for people: what was wrong, with the value
     */
    record Rejected(RejectionReason reason, String detail) implements Outcome {

        static Rejected of(ImageRejected rejected) {
            return new Rejected(rejected.reason(), rejected.detail());
        }
    }
}
