package io.plumbline.model.net;

import ai.djl.nn.SequentialBlock;
import io.plumbline.model.image.InputShape;

/**
 * A network of your own: a public class with a constructor without arguments, on the class path of all that trains and serves
 * it. It is asked for by its full name.
 *
 * <p>The same shape and number of classes must always give the same layers in the same order.
 */
public interface OwnNetwork {

    /**
     * Builds the layers, without weights. The last must be an {@link ai.djl.nn.core.Linear}, from the embedding, images × units, to
     * logits, images × classes.
     *
     * @param shape of the images, which come as float32, images × channels × height × width
     * @param classes 2 or more
     */
    SequentialBlock build(InputShape shape, int classes);
}
