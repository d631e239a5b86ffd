package io.plumbline.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * Adam (Kingma and Ba 2015, arXiv:1412.6980) over one set of weights. Its moments live in the manager it is given; DJL's
 * own optimizer leaves them to nobody.
 */
final class AdamSteps {

    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;
    private static final float NO_RESCALING = 1;
    private static final float NO_CLIPPING = -1;

    private final List<Moments> moments;
    private final LearningRate learningRate;
    private final float l2;
    private int steps;

    AdamSteps(List<NDArray> weights, LearningRate learningRate, double l2, NDManager manager) {
        this.moments = weights.stream().map(w -> Moments.zero(w, manager)).toList();
        this.learningRate = learningRate;
        this.l2 = (float) l2;
    }

    /** Moves every weight against its gradient, and sets the gradients back to zero. */
    void step() {
        double rate = learningRate.at(steps++);
        double corrected = rate * Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
        moments.forEach(m -> m.update((float) rate, (float) corrected, l2));
    }

    private record Moments(NDArray weight, NDArray mean, NDArray variance) {

        static Moments zero(NDArray weight, NDManager manager) {
            return new Moments(weight, manager.zeros(weight.getShape()), manager.zeros(weight.getShape()));
        }

        void update(float rate, float correctedRate, float l2) {
            try (NDArray gradient = weight.getGradient()) {
                weight.getNDArrayInternal()
                        .adamUpdate(
                                new NDList(weight, gradient, mean, variance),
                                new NDList(weight),
                                rate,
                                correctedRate,
                                l2,
                                NO_RESCALING,
                                NO_CLIPPING,
                                BETA1,
                                BETA2,
                                EPSILON,
                                true,
                                false);
            }
        }
    }
}
