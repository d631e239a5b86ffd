package io.plumbline.model.net;

import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import io.plumbline.model.image.InputShape;

/** A network as a user might bring it: seven units between flat images and logits. */
public final class SmallOwnNetwork implements OwnNetwork {

    @Override
    public SequentialBlock build(InputShape shape, int classes) {
        return new SequentialBlock()
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(7).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(classes).build());
    }
}
