package io.plumbline.model.net;

import ai.djl.nn.Block;
import io.plumbline.model.image.InputShape;
import java.util.List;
import java.util.Map;

/**
 * A network that was trained elsewhere and saved as TorchScript. The file holds layers and weights alike, so nothing is known of
 * its size before it is loaded. Its logits are also its embedding, since nobody knows where to cut it.
 */
final class TorchScriptNetwork implements Network {

    static final String NAME = "torchscript";

    /** How many floats a pass may hold for an image: 256 KiB an image, 1 024 images to a pass. */
    private static final int ASSUMED_OUTPUTS = 1 << 16;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return List.of(Hyperparameter.floats("outputs", ASSUMED_OUTPUTS));
    }

    @Override
    public Block build(Map<String, Double> values, InputShape shape, int classes) {
        return new TorchScriptLayers(shape, classes);
    }

    @Override
    public long parameterCount(Map<String, Double> values, InputShape shape, int classes) {
        return 0;
    }

    @Override
    public long embeddingUnits(Map<String, Double> values, InputShape shape, int classes) {
        return classes;
    }

    @Override
    public long outputCount(Map<String, Double> values, InputShape shape, int classes) {
        return values.get("outputs").longValue();
    }
}
