package io.plumbline.contract.prediction;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.plumbline.contract.check.Require;
import io.plumbline.contract.image.SourcePosition;
import java.util.Optional;

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
 * @param outlierScore how unlike anything normal the image is, in nats, 0 to 40: the larger, the stranger; absent if the model
 *     tells no outliers. (Where {@code outlier} is absent and this is not, it is the energy that version 0.1.0 wrote.)
 * @param outlier whether it is stranger than 99 of 100 normal images; absent if the model tells no outliers
 * @param source where the image stands on {@code images}
 */
public record Prediction(
        String imageId,
        String label,
        @JsonSerialize(using = ShareWriter.class) float confidence,
        @JsonSerialize(using = SharesWriter.class) FloatVector probabilities,
        String modelId,
        Optional<Float> outlierScore,
        Optional<Boolean> outlier,
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
        Require.present("outlierScore", outlierScore).ifPresent(score -> Require.finite("outlierScore", score));
        Require.present("outlier", outlier);
        Require.present("source", source);
    }
}
