package io.plumbline.model.net;

import ai.djl.nn.Block;
import io.plumbline.model.image.InputShape;
import java.util.List;
import java.util.Map;

/** Two convolutions with pooling and, unless told otherwise, batch normalisation; one dense layer. */
final class ConvolutionalNetwork implements Network {

    static final String NAME = "cnn";

    private static final int KERNEL_AREA = 9;

    /** Mean, variance, scale and shift of each filter; without normalisation, its bias. */
    private static final int NORMALISATION = 4;

    private static final int BIAS = 1;

    /** Pooling halves each side twice. */
    private static final int MIN_SIDE = 4;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return List.of(
                Hyperparameter.count("filters1", 16),
                Hyperparameter.count("filters2", 32),
                Hyperparameter.count("dense", 128),
                Hyperparameter.flag(BATCH_NORM, true),
                Hyperparameter.rate("dropout"));
    }

    @Override
    public Block build(Map<String, Double> values, InputShape shape, int classes) {
        if (shape.height() < MIN_SIDE || shape.width() < MIN_SIDE) {
            throw new IllegalArgumentException(
                    "The network '%s' pools twice and needs images of at least %d×%d, found %s"
                            .formatted(NAME, MIN_SIDE, MIN_SIDE, shape));
        }
        boolean batchNorm = values.get(BATCH_NORM) == 1;
        return new Layers()
                .convolution(values.get("filters1").intValue(), batchNorm)
                .convolution(values.get("filters2").intValue(), batchNorm)
                .flatten()
                .dense(values.get("dense").intValue(), false, values.get("dropout"))
                .logits(classes);
    }

    @Override
    public long parameterCount(Map<String, Double> values, InputShape shape, int classes) {
        long filters1 = values.get("filters1").longValue();
        long filters2 = values.get("filters2").longValue();
        long dense = values.get("dense").longValue();
        long flat = (shape.height() / MIN_SIDE) * (long) (shape.width() / MIN_SIDE) * filters2;
        int besides = values.get(BATCH_NORM) == 1 ? NORMALISATION : BIAS;
        return (KERNEL_AREA * shape.channels() + besides) * filters1
                + (KERNEL_AREA * filters1 + besides) * filters2
                + (flat + 1) * dense
                + (dense + 1) * classes;
    }

    @Override
    public long embeddingUnits(Map<String, Double> values, InputShape shape, int classes) {
        return values.get("dense").longValue();
    }

    @Override
    public long outputCount(Map<String, Double> values, InputShape shape, int classes) {
        long quarter = (shape.height() / 2) * (long) (shape.width() / 2);
        return Layers.convolutionOutputs(values.get("filters1").longValue(), shape.area())
                + Layers.convolutionOutputs(values.get("filters2").longValue(), quarter)
                + Layers.denseOutputs(values.get("dense").longValue())
                + classes;
    }
}
