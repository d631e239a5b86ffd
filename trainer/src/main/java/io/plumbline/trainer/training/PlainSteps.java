package io.plumbline.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;

/**
 * Stochastic gradient descent.
 *
 * @param momentum which share of a move is added to the next; 0 for none
 */
record PlainSteps(float momentum) implements UpdateRule {

    private static final float NO_RESCALING = 1;
    private static final float NO_CLIPPING = -1;

    @Override
    public int memories() {
        return momentum == 0 ? 0 : 1;
    }

    @Override
    public void move(NDArray weight, NDArray gradient, List<NDArray> memories, Step step) {
        NDList inputs = new NDList(weight, gradient);
        inputs.addAll(memories);
        weight.getNDArrayInternal()
                .sgdUpdate(
                        inputs,
                        new NDList(weight),
                        (float) step.rate(),
                        step.l2(),
                        NO_RESCALING,
                        NO_CLIPPING,
                        momentum,
                        false);
    }
}
