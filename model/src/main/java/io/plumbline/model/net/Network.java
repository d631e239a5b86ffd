package io.plumbline.model.net;

import ai.djl.nn.Block;
import io.plumbline.model.image.InputShape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A kind of network that can be built by name. */
interface Network {

    /** The hyperparameter that says whether there is batch normalisation. */
    String BATCH_NORM = "batchNorm";

    String name();

    List<Hyperparameter> hyperparameters();

    /** Builds the layers; every hyperparameter has a value in its range. */
    Block build(Map<String, Double> values, InputShape shape, int classes);

    /** How many weights {@link #build} will have, running statistics included. */
    long parameterCount(Map<String, Double> values, InputShape shape, int classes);

    /** How many floats all layers put out for one image. */
    long outputCount(Map<String, Double> values, InputShape shape, int classes);

    /** How many units the layer before the last has. */
    long embeddingUnits(Map<String, Double> values, InputShape shape, int classes);

    static Network named(String name) {
        List<Network> known = List.of(new ConvolutionalNetwork(), new MultilayerPerceptron(), new TorchScriptNetwork());
        return known.stream()
                .filter(network -> network.name().equals(name))
                .findFirst()
                .or(() -> OwnClassNetwork.named(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "Not a network: '%s'; known are %s, and classes on the class path that implement %s"
                                .formatted(
                                        name, known.stream().map(Network::name).toList(), OwnNetwork.class.getName())));
    }

    /** The values given, checked, and the defaults of those that are not. */
    default Map<String, Double> withDefaults(Map<String, Double> given) {
        Map<String, Double> values = new TreeMap<>();
        hyperparameters().forEach(h -> values.put(h.name(), h.valueIn(given)));
        for (String name : given.keySet()) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException(
                        "Network '%s' has no hyperparameter '%s'; it has %s".formatted(name(), name, values.keySet()));
            }
        }
        return values;
    }
}
