package io.plumbline.stream.champion;

import io.plumbline.model.classify.Outcome;
import java.util.Optional;

/**
 * What became of one image.
 *
 * @param modelId the package of the model that was asked
 * @param shadow what a shadow makes of the same image, if there is one and it scored it
 */
public record Answer(String modelId, Outcome outcome, Optional<Shadowed> shadow) {

    /** An answer without a shadow. */
    public Answer(String modelId, Outcome outcome) {
        this(modelId, outcome, Optional.empty());
    }

    /** The same answer with this shadow beside it. */
    public Answer with(Shadowed beside) {
        return new Answer(modelId, outcome, Optional.of(beside));
    }

    /** What a shadow makes of an image, and the package of its model. */
    public record Shadowed(String modelId, Outcome.Scored scored) {}
}
