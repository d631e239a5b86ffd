package io.plumbline.app;

import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.net.OwnNetwork;

/** A network of somebody's own, on the class path of the tests. */
public final class OwnTinyNetwork implements OwnNetwork {

    private static final int UNITS = 8;

    @Override
    public SequentialBlock build(InputShape shape, int classes) {
        return new SequentialBlock()
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(UNITS).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(classes).build());
    }
}
