package io.plumbline.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Moves a large weight array in Java, in pieces small enough for the first cache of a core. libtorch's array operations go
 * through all of its memory once each, a dozen times for Adam; this does once in all. The numbers are the same whatever the machine: Java
 * computes floats strictly, and the loops go to vector registers all the same.
 */
final class InPieces {

    private static final int PIECE = 2_048;
    private static final int MATRIX = 2;

    private InPieces() {}

    /** What is done to a piece: so many weights from the start of each array. */
    interface Kernel {
        void move(int count, float[] weights, float[] gradients, float[][] memories);
    }

    /**
     * Whether it can be done for this array: to the matrix of a dense layer in the machine's memory. Convolutions have few
     * weights, in another order.
     */
    static boolean canMove(NDArray weight) {
        return weight.getShape().dimension() == MATRIX && !weight.getDevice().isGpu();
    }

    /** Moves it in place, and sets its gradient back to zero. */
    static void move(NDArray weight, NDArray gradient, List<NDArray> memories, Kernel kernel) {
        FloatBuffer weights = floats(weight);
        FloatBuffer gradients = floats(gradient);
        List<FloatBuffer> remembered = memories.stream().map(InPieces::floats).toList();
        float[] weightPiece = new float[PIECE];
        float[] gradientPiece = new float[PIECE];
        float[][] memoryPieces = new float[memories.size()][PIECE];
        for (int from = 0; from < weights.capacity(); from += PIECE) {
            int count = Math.min(PIECE, weights.capacity() - from);
            weights.get(from, weightPiece, 0, count);
            gradients.get(from, gradientPiece, 0, count);
            for (int i = 0; i < memoryPieces.length; i++) {
                remembered.get(i).get(from, memoryPieces[i], 0, count);
            }
            kernel.move(count, weightPiece, gradientPiece, memoryPieces);
            weights.put(from, weightPiece, 0, count);
            for (int i = 0; i < memoryPieces.length; i++) {
                remembered.get(i).put(from, memoryPieces[i], 0, count);
            }
        }
        JniUtils.zeroGrad((PtNDArray) weight);
    }

    /** The array's own memory. */
    private static FloatBuffer floats(NDArray array) {
        return array.toByteBuffer(true).asFloatBuffer();
    }
}
