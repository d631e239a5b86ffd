package io.plumbline.stream.rest;

import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.model.classify.Outcome.Scored;
import io.plumbline.model.classify.Strangeness;
import java.util.Optional;

/**
 * The answer to one image: the members of a prediction record but for those that say where on Kafka the image stands.
 *
 * @param label of the most probable class
 * @param confidence that class's probability, in [0, 1]
 * @param probabilities one per class in the order of the model's labels
 * @param modelId the package of the model that scored
 * @param outlierScore how unlike anything normal the image is, in nats; absent if the model tells no outliers
 * @param outlier whether it is stranger than 99 of 100 normal images; absent if the model tells no outliers
 */
record Classification(
        String label,
        float confidence,
        FloatVector probabilities,
        String modelId,
        Optional<Float> outlierScore,
        Optional<Boolean> outlier) {

    static Classification of(String modelId, Scored scored) {
        return new Classification(
                scored.label(),
                scored.confidence(),
                scored.probabilities(),
                modelId,
                scored.strangeness().map(Strangeness::score),
                scored.strangeness().map(Strangeness::outlier));
    }
}
