package io.plumbline.model.net;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;

/** The layers of a network, stacked from input to logits. */
final class Layers {

    private static final Shape KERNEL = new Shape(3, 3);
    private static final Shape PADDING = new Shape(1, 1);

    private final SequentialBlock stack = new SequentialBlock();

    /**
     * Convolution that keeps height and width, batch normalisation if asked for, pooling that halves both, and ReLU: which of
     * the last two comes first makes no difference but that ReLU has a quarter of the work.
     */
    Layers convolution(int filters, boolean batchNorm) {
        // Batch normalisation takes away whatever a bias would add.
        stack.add(Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(KERNEL)
                .optPadding(PADDING)
                .optBias(!batchNorm)
                .build());
        if (batchNorm) {
            stack.add(BatchNorm.builder().build());
        }
        stack.add(new HalvingPool());
        stack.add(Activation.reluBlock());
        return this;
    }

    /** The most that {@link #convolution} puts out, pooling included, for an image of this area. */
    static long convolutionOutputs(long filters, long area) {
        return filters * (2 * area + area / 2);
    }

    /** The most that {@link #dense} puts out for an image. */
    static long denseOutputs(long units) {
        return 4 * units;
    }

    Layers flatten() {
        stack.add(Blocks.batchFlattenBlock());
        return this;
    }

    /** Dense layer, batch normalisation if asked for, ReLU, and dropout while training if the rate is above 0. */
    Layers dense(int units, boolean batchNorm, double dropout) {
        stack.add(Linear.builder().setUnits(units).optBias(!batchNorm).build());
        if (batchNorm) {
            stack.add(BatchNorm.builder().build());
        }
        stack.add(Activation.reluBlock());
        if (dropout > 0) {
            stack.add(Dropout.builder().optRate((float) dropout).build());
        }
        return this;
    }

    Block logits(int classes) {
        return stack.add(Linear.builder().setUnits(classes).build());
    }
}
