package io.plumbline.model.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trained layers in a form that can only score, and scores faster: the same function, to the rounding of floats.
 *
 * <p>A batch normalisation that follows a convolution is folded into its weights and bias. The weights lie with their channels
 * last, so that PyTorch computes the convolution, and what follows it, channel by channel in vector registers; docs/PERFORMANCE.md
 * has what that gains. What comes out is still images × channels × height × width.
 */
final class InferenceLayers {

    /** A power of two, so large that the difference of two outputs keeps the precision of the factor. */
    private static final float PROBE = 1024;

    private InferenceLayers() {}

    /** The same layers in this form. Those that are replaced give back their weights and must not be used any more. */
    static List<Block> of(List<Block> trained) {
        List<Block> layers = new ArrayList<>();
        for (int i = 0; i < trained.size(); i++) {
            if (trained.get(i) instanceof Conv2d convolution) {
                Optional<Block> normalisation = Optional.of(i + 1)
                        .filter(next -> next < trained.size())
                        .map(trained::get)
                        .filter(BatchNorm.class::isInstance);
                layers.add(convolution(convolution, normalisation));
                i += normalisation.isPresent() ? 1 : 0;
            } else {
                layers.add(trained.get(i));
            }
        }
        return layers;
    }

    private static Block convolution(Conv2d trained, Optional<Block> normalisation) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray weight = trained.getParameters().get("weight").getArray();
            NDManager manager = weight.getManager();
            NDArray bias = trained.isIncludeBias()
                    ? trained.getParameters().get("bias").getArray().duplicate()
                    : manager.zeros(new Shape(trained.getFilters()));
            if (normalisation.isPresent()) {
                NDArray shift = normalised(normalisation.get(), manager, 0, trained.getFilters());
                NDArray factor = normalised(normalisation.get(), manager, PROBE, trained.getFilters())
                        .sub(shift)
                        .div(PROBE);
                weight = weight.mul(factor.reshape(-1, 1, 1, 1));
                bias = bias.mul(factor).add(shift);
            }
            NDArray channelsLast = channelsLast(weight);
            NDScope.unregister(channelsLast, bias);
            trained.clear();
            normalisation.ifPresent(Block::clear);
            return layer(trained, channelsLast, bias);
        }
    }

    private static Block layer(Conv2d trained, NDArray weight, NDArray bias) {
        return new LambdaBlock(images -> Conv2d.conv2d(
                images.singletonOrThrow(),
                weight,
                bias,
                trained.getStride(),
                trained.getPadding(),
                trained.getDilation(),
                trained.getGroups()));
    }

    /** What the normalisation makes of this value, for each filter. */
    private static NDArray normalised(Block normalisation, NDManager manager, float value, int filters) {
        NDArray probe = manager.full(new Shape(1, filters, 1, 1), value, DataType.FLOAT32);
        return normalisation
                .forward(new ParameterStore(manager, false), new NDList(probe), false)
                .singletonOrThrow()
                .flatten();
    }

    /** A copy with the same shape and numbers, filters × channels × height × width, whose channels lie side by side. */
    private static NDArray channelsLast(NDArray weight) {
        NDArray moved = weight.transpose(0, 2, 3, 1);
        return moved.flatten().reshape(moved.getShape()).transpose(0, 3, 1, 2);
    }
}
