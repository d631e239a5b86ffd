package io.plumbline.model.net;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.List;

/**
 * A network cut before its last layer, with the weights it has.
 *
 * @param trunk from preprocessed images to the embedding, images × units
 * @param head from the embedding to logits
 */
public record CutNetwork(List<Block> trunk, Block head) {

    public CutNetwork {
        trunk = List.copyOf(trunk);
    }

    /**
     * Cuts a network, whose trunk gets a form that only scores; the network itself must not be used any more.
     *
     * @param network layers in a row, as {@link Architecture#build} makes them
     */
    public static CutNetwork of(Block network) {
        List<Block> layers = network.getChildren().values();
        return new CutNetwork(InferenceLayers.of(layers.subList(0, layers.size() - 1)), layers.get(layers.size() - 1));
    }

    /** The embeddings of preprocessed images; for inference, not for training. */
    public NDList embed(ParameterStore parameters, NDList images) {
        NDList embedding = images;
        for (Block layer : trunk) {
            embedding = layer.forward(parameters, embedding, false);
        }
        return embedding;
    }
}
