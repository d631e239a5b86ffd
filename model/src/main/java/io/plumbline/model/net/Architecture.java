package io.plumbline.model.net;

import ai.djl.nn.Block;
import io.plumbline.model.image.InputShape;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A network by name, sized by its hyperparameters. The same name, hyperparameters, input shape and number of classes
 * always give the same layers in the same order, so weights saved from one fit another.
 *
 * <p>{@code cnn}: twice 3×3 convolution, batch normalisation, ReLU and 2×2 max pooling, then a dense layer. Its
 * hyperparameters: {@code filters1} (16), {@code filters2} (32), {@code dense} (128), {@code batchNorm} (1: yes),
 * {@code dropout} (0).
 *
 * <p>{@code mlp}: one hidden dense layer. Its hyperparameters: {@code hidden} (512), {@code batchNorm} (0: no),
 * {@code dropout} (0).
 *
 * <p>{@code torchscript}: a TorchScript file that was trained elsewhere, which can score and not learn. Its hyperparameter:
 * {@code outputs} (65 536), how many floats a pass may hold for an image.
 *
 * <p>Any other name is that of a class on the class path that implements {@link OwnNetwork}; it has no hyperparameters.
 *
 * @param name {@code cnn}, {@code mlp}, {@code torchscript}, or a class
 * @param hyperparameters by name; those left out are filled in with their defaults
 */
public record Architecture(String name, Map<String, Double> hyperparameters) {

    public Architecture {
        hyperparameters = Collections.unmodifiableMap(
                new TreeMap<>(Network.named(name).withDefaults(hyperparameters == null ? Map.of() : hyperparameters)));
    }

    /** The convolutional network with its default size. */
    public static Architecture cnn() {
        return new Architecture(ConvolutionalNetwork.NAME, Map.of());
    }

    /** The dense network with its default size. */
    public static Architecture mlp() {
        return new Architecture(MultilayerPerceptron.NAME, Map.of());
    }

    /** A network that was trained elsewhere. */
    public static Architecture torchScript() {
        return new Architecture(TorchScriptNetwork.NAME, Map.of());
    }

    /** The same with one hyperparameter changed. */
    public Architecture with(String hyperparameter, double value) {
        Map<String, Double> changed = new TreeMap<>(hyperparameters);
        changed.put(hyperparameter, value);
        return new Architecture(name, changed);
    }

    /** How many weights a network for this shape and these classes has, running statistics included. */
    public long parameterCount(InputShape shape, int classes) {
        return Network.named(name).parameterCount(hyperparameters, shape, classes);
    }

    /** How many units the layer before the last has: the width of an embedding. */
    public long embeddingUnits(InputShape shape, int classes) {
        return Network.named(name).embeddingUnits(hyperparameters, shape, classes);
    }

    /**
     * How many floats all layers together put out for one image of this shape, the input aside: what a forward pass
     * holds, since nothing is given back before its end.
     */
    public long outputCount(InputShape shape, int classes) {
        return Network.named(name).outputCount(hyperparameters, shape, classes);
    }

    /**
     * Builds the layers, without weights: initialise them, or restore weights into them.
     *
     * <p>In: float32, images × channels × height × width, preprocessed. Out: logits, images × classes.
     *
     * @param classes 2 or more
     */
    public Block build(InputShape shape, int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException("Not a number of classes: %d; expected 2 or more".formatted(classes));
        }
        return Network.named(name).build(hyperparameters, shape, classes);
    }
}
