package io.plumbline.model.net;

import ai.djl.nn.Block;
import io.plumbline.model.image.InputShape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The networks that can be built by name. */
enum Network {
    CNN(
            "cnn",
            List.of(
                    Hyperparameter.count("filters1", 16),
                    Hyperparameter.count("filters2", 32),
                    Hyperparameter.count("dense", 128),
                    Hyperparameter.rate("dropout"))) {
        @Override
        Block build(Map<String, Double> values, InputShape shape, int classes) {
            int smallest = 4;
            if (shape.height() < smallest || shape.width() < smallest) {
                throw new IllegalArgumentException(
                        "The network 'cnn' pools twice and needs images of at least 4×4 pixels, found " + shape);
            }
            return new Layers()
                    .convolution(values.get("filters1").intValue())
                    .convolution(values.get("filters2").intValue())
                    .flatten()
                    .dense(values.get("dense").intValue(), values.get("dropout"))
                    .logits(classes);
        }
    },

    MLP("mlp", List.of(Hyperparameter.count("hidden", 512), Hyperparameter.rate("dropout"))) {
        @Override
        Block build(Map<String, Double> values, InputShape shape, int classes) {
            return new Layers()
                    .flatten()
                    .dense(values.get("hidden").intValue(), values.get("dropout"))
                    .logits(classes);
        }
    };

    private final String key;
    private final List<Hyperparameter> hyperparameters;

    Network(String key, List<Hyperparameter> hyperparameters) {
        this.key = key;
        this.hyperparameters = hyperparameters;
    }

    abstract Block build(Map<String, Double> values, InputShape shape, int classes);

    String key() {
        return key;
    }

    static Network named(String name) {
        return Arrays.stream(values())
                .filter(network -> network.key.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not a network: '%s'; known are %s"
                        .formatted(
                                name, Arrays.stream(values()).map(Network::key).toList())));
    }

    Map<String, Double> withDefaults(Map<String, Double> given) {
        Map<String, Double> values = new TreeMap<>();
        hyperparameters.forEach(h -> values.put(h.name(), h.valueIn(given)));
        for (String name : given.keySet()) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException(
                        "Network '%s' has no hyperparameter '%s'; it has %s".formatted(key, name, values.keySet()));
            }
        }
        return values;
    }
}
