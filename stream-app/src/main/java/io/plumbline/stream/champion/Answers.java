package io.plumbline.stream.champion;

import io.plumbline.model.classify.Outcome;
import java.util.List;

/**
 * What one model makes of the images that it was given together.
 *
 * @param modelId the package of that model
 * @param outcomes one per image, in their order
 */
public record Answers(String modelId, List<Outcome> outcomes) {

    /** The answer to the image at this place, counted from 0. */
    public Answer at(int place) {
        return new Answer(modelId, outcomes.get(place));
    }
}
