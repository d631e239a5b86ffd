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
        double corrected =
                step.rate() * Math.sqrt(1 - Math.pow(BETA2, step.number())) / (1 - Math.pow(BETA1, step.number()));
        weight.getNDArrayInternal()
                .adamUpdate(
                        new NDList(weight, gradient, memories.get(0), memories.get(1)),
                        new NDList(weight),
                        (float) step.rate(),
                        (float) corrected,
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
