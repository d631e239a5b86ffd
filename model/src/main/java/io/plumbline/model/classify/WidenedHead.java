package io.plumbline.model.classify;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.ParameterList;
import ai.djl.nn.core.Linear;
import io.plumbline.model.net.CutNetwork;

/**
 * A network's last layer that also puts out projections of the embedding: one multiplication by a slightly wider matrix takes less
 * than two.
 */
final class WidenedHead {

    private final NDArray weight;
    private final NDArray bias;
    private final int classes;

    private WidenedHead(NDArray weight, NDArray bias, int classes) {
        this.weight = weight;
        this.bias = bias;
        this.classes = classes;
    }

    /**
     * Widens a network's head; what it holds belongs to the projection's manager.
     *
     * @param projection units × projections
     */
    static WidenedHead of(CutNetwork network, NDArray projection) {
        ParameterList layer = network.head().getDirectParameters();
        NDArray weight = layer.get("weight").getArray();
        NDArray bias = layer.get("bias").getArray();
        NDArray zeros = projection.getManager().zeros(projection.getShape().slice(1));
        return new WidenedHead(weight.concat(projection.transpose(), 0), bias.concat(zeros, 0), (int)
                weight.getShape().get(0));
    }

    /**
     * Puts out both.
     *
     * @param embeddings of images, the first of which has the number {@code from}
     * @param logits images × classes, where to write
     * @param projections images × projections, where to write
     */
    void put(NDArray embeddings, int from, float[] logits, float[] projections) {
        float[] rows =
                Linear.linear(embeddings, weight, bias).singletonOrThrow().toFloatArray();
        int width = (int) weight.getShape().get(0);
        int beside = width - classes;
        for (int i = 0; i < rows.length / width; i++) {
            System.arraycopy(rows, i * width, logits, (from + i) * classes, classes);
            System.arraycopy(rows, i * width + classes, projections, (from + i) * beside, beside);
        }
    }
}
