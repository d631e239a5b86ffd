package io.plumbline.model.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Weights of convolutions whose channels lie side by side: the same numbers and shape, in another order in memory. PyTorch then
 * computes the convolution, what follows it and their gradients channel by channel in vector registers; docs/PERFORMANCE.md has
 * what that gains.
 */
public final class ChannelsLast {

    private ChannelsLast() {}

    /**
     * Lays out anew the weights of all convolutions of an initialised network that is computed on the CPU. A parameter store that has seen
     * the network before still has the former ones, which are closed.
     *
     * @param manager owns them from now on
     */
    public static void layOut(Block network, NDManager manager) {
        if (network instanceof Conv2d) {
            layOut(network.getDirectParameters().get("weight"), manager);
        }
        network.getChildren().values().forEach(child -> layOut(child, manager));
    }

    /** A parameter takes up a new array only when it has none, and then asks its initializer. */
    private static void layOut(Parameter weight, NDManager manager) {
        float[] values = weight.getArray().toFloatArray();
        weight.close();
        weight.setInitializer((owner, shape, type) -> array(owner, shape, values));
        weight.initialize(manager, DataType.FLOAT32);
    }

    private static NDArray array(NDManager manager, Shape shape, float[] values) {
        int filters = (int) shape.get(0);
        int channels = (int) shape.get(1);
        int area = (int) (shape.get(2) * shape.get(3));
        NDArray moved = manager.zeros(new Shape(filters, shape.get(2), shape.get(3), channels));
        FloatBuffer memory =
                moved.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
        for (int filter = 0; filter < filters; filter++) {
            for (int place = 0; place < area; place++) {
                for (int channel = 0; channel < channels; channel++) {
                    memory.put(values[(filter * channels + channel) * area + place]);
                }
            }
        }
        return moved.transpose(0, 3, 1, 2);
    }
}
