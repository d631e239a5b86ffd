package io.plumbline.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/** RMSprop as PyTorch has it: without momentum, not centred. DJL has none for PyTorch, so it is made of array operations. */
record RmsPropSteps() implements UpdateRule {

    private static final float RHO = 0.99f;
    private static final float EPSILON = 1e-8f;

    @Override
    public int memories() {
        return 1;
    }

    @Override
    public void move(NDArray weight, NDArray gradient, List<NDArray> memories, Step step) {
        NDArray squares = memories.get(0);
        if (step.l2() > 0) {
            try (NDArray decay = weight.mul(step.l2())) {
                gradient.addi(decay);
            }
        }
        try (NDArray square = gradient.square()) {
            squares.muli(RHO).addi(square.muli(1 - RHO));
        }
        try (NDArray root = squares.sqrt()) {
            weight.subi(gradient.divi(root.addi(EPSILON)).muli((float) step.rate()));
        }
        JniUtils.zeroGrad((PtNDArray) weight);
    }
}
