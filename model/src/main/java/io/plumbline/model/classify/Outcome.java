package io.plumbline.model.classify;

import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.model.image.ImageRejected;
import java.util.Optional;

/** What became of one image: scored or rejected, never anything in between. */
public sealed interface Outcome {

    /**
     * The image was scored.
     *
     * @param classIndex the most probable class
     * @param label its name
     * @param confidence its probability, in [0, 1]
     * @param probabilities one per class; they add up to 1
     * @param strangeness how unlike anything normal the image is, if the model tells outliers
     * @param features as {@link Scores#features} gives them
     */
    record Scored(
            int classIndex,
            String label,
            float confidence,
            FloatVector probabilities,
            Optional<Strangeness> strangeness,
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
