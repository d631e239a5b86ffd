package io.plumbline.contract.prediction;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.plumbline.contract.check.Require;
import io.plumbline.contract.image.SourcePosition;

/**
 * The answer to one image: one record on {@code predictions}, under the image's own key.
 *
 * <p>Every number is finite. A network that gives others has not scored the image, and the answer is a rejection.
 *
 * @param imageId the image's id, from its header or its position
 * @param label the label of the most probable class
 * @param confidence that class's probability, in [0, 1]; written with seven decimals
 * @param probabilities one per class in the order of the model's labels, each in [0, 1] and written with seven decimals; they add
 *     up to 1
 * @param modelId the id of the model package that made this prediction
 * @param outlierScore the energy −log Σ exp(logit): the larger, the less the image looks like anything the model knows
 * @param source where the image stands on {@code images}
 */
public record Prediction(
        String imageId,
        String label,
        @JsonSerialize(using = ShareWriter.class) float confidence,
        @JsonSerialize(using = SharesWriter.class) FloatVector probabilities,
        String modelId,
        float outlierScore,
        SourcePosition source) {

    public Prediction {
        Require.text("imageId", imageId);
        Require.text("label", label);
        Require.share("confidence", confidence);
        Require.present("probabilities", probabilities);
        for (int i = 0; i < probabilities.size(); i++) {
            Require.share("probabilities", probabilities.get(i));
        }
        Require.text("modelId", modelId);
        Require.finite("outlierScore", outlierScore);
        Require.present("source", source);
    }
}
