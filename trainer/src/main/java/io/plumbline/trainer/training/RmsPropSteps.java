package io.plumbline.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/**
 * RMSprop as PyTorch has it: without momentum, not centred. DJL has none for PyTorch, so that what is not moved {@link InPieces}
 * is moved by array operations.
 */
record RmsPropSteps() implements UpdateRule {

    private static final float RHO = 0.99f;
    private static final float EPSILON = 1e-8f;

    @Override
    public int memories() {
        return 1;
    }

    @Override
    public void move(NDArray weight, NDArray gradient, List<NDArray> memories, Step step) {
        if (InPieces.canMove(weight)) {
            float l2 = step.l2();
            float rate = (float) step.rate();
            InPieces.move(
                    weight,
                    gradient,
                    memories,
                    (count, weights, gradients, remembered) ->
                            move(count, weights, gradients, remembered[0], l2, rate));
        } else {
            moveInPlace(weight, gradient, memories.get(0), step);
        }
    }

    private static void move(int count, float[] weights, float[] gradients, float[] squares, float l2, float rate) {
        for (int i = 0; i < count; i++) {
            float gradient = gradients[i] + l2 * weights[i];
            float square = RHO * squares[i] + (1 - RHO) * gradient * gradient;
            squares[i] = square;
            weights[i] -= rate * gradient / ((float) Math.sqrt(square) + EPSILON);
        }
    }

    private static void moveInPlace(NDArray weight, NDArray gradient, NDArray squares, Step step) {
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
