package io.plumbline.stream.rest;

import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.model.classify.Outcome.Scored;

/**
 * The answer to one image: the members of a prediction record but for those that say where on Kafka the image stands.
 *
 * @param label of the most probable class
 * @param confidence that class's probability, in [0, 1]
 * @param probabilities one per class in the order of the model's labels
 * @param modelId the package of the model that scored
 * @param outlierScore the energy: the larger, the less the image looks like anything the model knows
 */
record Classification(String label, float confidence, FloatVector probabilities, String modelId, float outlierScore) {

    static Classification of(String modelId, Scored scored) {
        return new Classification(
                scored.label(), scored.confidence(), scored.probabilities(), modelId, scored.outlierScore());
    }
}
