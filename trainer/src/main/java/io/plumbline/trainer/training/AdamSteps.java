package io.plumbline.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;

/** Adam (Kingma and Ba 2015, arXiv:1412.6980); the memories are the mean of the gradients and that of their squares. */
record AdamSteps() implements UpdateRule {

    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;
    private static final float NO_RESCALING = 1;
    private static final float NO_CLIPPING = -1;

    @Override
    public int memories() {
        return 2;
    }

    @Override
    public void move(NDArray weight, NDArray gradient, List<NDArray> memories, Step step) {
        if (InPieces.canMove(weight)) {
            InPieces.move(weight, gradient, memories, kernel(step));
        } else {
            moveInPlace(weight, gradient, memories, step);
        }
    }

    private static InPieces.Kernel kernel(Step step) {
        float l2 = step.l2();
        float rate = (float) corrected(step);
        return (count, weights, gradients, memories) ->
                move(count, weights, gradients, memories[0], memories[1], l2, rate);
    }

    private static void move(
            int count, float[] weights, float[] gradients, float[] means, float[] squares, float l2, float rate) {
        for (int i = 0; i < count; i++) {
            float gradient = gradients[i] + l2 * weights[i];
            float mean = BETA1 * means[i] + (1 - BETA1) * gradient;
            float square = BETA2 * squares[i] + (1 - BETA2) * gradient * gradient;
            means[i] = mean;
            squares[i] = square;
            weights[i] -= rate * mean / ((float) Math.sqrt(square) + EPSILON);
        }
    }

    /** The rate for means that began at zero and are not yet what they will be. */
    private static double corrected(Step step) {
        return step.rate() * Math.sqrt(1 - Math.pow(BETA2, step.number())) / (1 - Math.pow(BETA1, step.number()));
    }

    private static void moveInPlace(NDArray weight, NDArray gradient, List<NDArray> memories, Step step) {
        weight.getNDArrayInternal()
                .adamUpdate(
                        new NDList(weight, gradient, memories.get(0), memories.get(1)),
                        new NDList(weight),
                        (float) step.rate(),
                        (float) corrected(step),
                        step.l2(),
                        NO_RESCALING,
                        NO_CLIPPING,
                        BETA1,
                        BETA2,
                        EPSILON,
                        true,
                        false);
    }
}
