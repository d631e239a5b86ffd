package io.plumbline.model.net;

import ai.djl.nn.Block;
import io.plumbline.model.image.InputShape;
import java.util.List;
import java.util.Map;

/** One hidden dense layer. */
final class MultilayerPerceptron implements Network {

    static final String NAME = "mlp";

    /** Mean, variance, scale and shift of each unit; without normalisation, its bias. */
    private static final int NORMALISATION = 4;

    private static final int BIAS = 1;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return List.of(
                Hyperparameter.count("hidden", 512),
                Hyperparameter.flag(BATCH_NORM, false),
                Hyperparameter.rate("dropout"));
    }

    @Override
    public Block build(Map<String, Double> values, InputShape shape, int classes) {
        return new Layers()
                .flatten()
                .dense(values.get("hidden").intValue(), values.get(BATCH_NORM) == 1, values.get("dropout"))
                .logits(classes);
    }

    @Override
    public long parameterCount(Map<String, Double> values, InputShape shape, int classes) {
        long hidden = values.get("hidden").longValue();
        int besides = values.get(BATCH_NORM) == 1 ? NORMALISATION : BIAS;
        return (shape.sizeBytes() + besides) * hidden + (hidden + 1) * classes;
    }

    @Override
    public long embeddingUnits(Map<String, Double> values, InputShape shape, int classes) {
        return values.get("hidden").longValue();
    }

    @Override
    public long outputCount(Map<String, Double> values, InputShape shape, int classes) {
        return Layers.denseOutputs(values.get("hidden").longValue()) + classes;
    }
}
