package io.plumbline.bench.serving.packages;

import java.util.List;

/**
 * What the Python loop has to know of a network, as {@code network.json}.
 *
 * @param inputShape channels, height and width
 * @param scale what a pixel, 0 to 255, is multiplied by
 * @param layers those with weights, in order
 */
record NetworkDescription(
        String modelId, List<Integer> inputShape, List<String> labels, double scale, List<Layer> layers) {

    /**
     * One layer.
     *
     * @param kind {@code convolution}, {@code normalisation} or {@code dense}
     * @param epsilon of a normalisation, otherwise 0
     * @param tensors in the order in which they stand in the file of weights
     */
    record Layer(String kind, double epsilon, List<Tensor> tensors) {}

    /** One tensor, by PyTorch's name. */
    record Tensor(String name, List<Long> shape) {}
}
