package io.plumbline.trainer.evaluation;

import io.plumbline.model.classify.Outcome;
import java.util.List;

/** The feature vectors that scored images leave behind. */
public final class Features {

    private Features() {}

    /** One row per scored image, in their order; rejected ones leave none. */
    public static float[][] of(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Scored.class::isInstance)
                .map(outcome -> ((Outcome.Scored) outcome).features().toArray())
                .toArray(float[][]::new);
    }
}
