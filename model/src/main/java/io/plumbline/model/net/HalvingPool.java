package io.plumbline.model.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The largest of each 2×2 pixels, channel by channel: images × channels × height × width become half as high and wide, without
 * the last row or column of an odd side.
 *
 * <p>While it learns, it is PyTorch's own pooling, which remembers where each largest value stood. Otherwise nobody asks for that, and
 * the larger of two rows, then of two columns, is the same value in a third of the time; docs/PERFORMANCE.md has figures.
 */
final class HalvingPool extends AbstractBlock {

    private static final int ROWS = 2;
    private static final int COLUMNS = 3;
    private static final Shape TWO = new Shape(2, 2);
    private static final Shape NONE = new Shape(0, 0);

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        NDArray images = inputs.singletonOrThrow();
        if (training) {
            return new NDList(Pool.maxPool2d(images, TWO, TWO, NONE, false));
        }
        return new NDList(largerOfTwo(largerOfTwo(images, ROWS), COLUMNS));
    }

    private static NDArray largerOfTwo(NDArray images, int axis) {
        return images.get(everySecond(images, axis, 0)).maximum(images.get(everySecond(images, axis, 1)));
    }

    private static NDIndex everySecond(NDArray images, int axis, int from) {
        long side = images.getShape().get(axis) / 2 * 2;
        NDIndex index = new NDIndex().addAllDim(axis).addSliceDim(from, side, 2);
        return axis == ROWS ? index.addAllDim() : index;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape images = inputs[0];
        return new Shape[] {new Shape(images.get(0), images.get(1), images.get(ROWS) / 2, images.get(COLUMNS) / 2)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        // It has none.
    }
}
