package io.plumbline.model.net;

import ai.djl.nn.Block;
import io.plumbline.model.image.InputShape;
import java.util.List;
import java.util.Map;

/** One hidden dense layer. */
final class MultilayerPerceptron implements Network {

    static final String NAME = "mlp";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return List.of(Hyperparameter.count("hidden", 512), Hyperparameter.rate("dropout"));
    }

    @Override
    public Block build(Map<String, Double> values, InputShape shape, int classes) {
        return new Layers()
                .flatten()
                .dense(values.get("hidden").intValue(), values.get("dropout"))
                .logits(classes);
    }

    @Override
    public long parameterCount(Map<String, Double> values, InputShape shape, int classes) {
        long hidden = values.get("hidden").longValue();
        return (shape.sizeBytes() + 1) * hidden + (hidden + 1) * classes;
    }

    @Override
    public long embeddingUnits(Map<String, Double> values) {
        return values.get("hidden").longValue();
    }

    @Override
    public long outputCount(Map<String, Double> values, InputShape shape, int classes) {
        return Layers.denseOutputs(values.get("hidden").longValue()) + classes;
    }
}
