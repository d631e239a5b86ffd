package io.plumbline.trainer.training;

import java.util.List;

/**
 * All that a training is after some epochs. What is drawn at random follows the seed and the number of the epoch, so nothing
 * else needs to be known to go on as if it had never been interrupted.
 */
final class Checkpoint {

    private final List<EpochResult> epochs;
    private final byte[] weights;
    private final byte[] bestWeights;
    private final int steps;
    private final float[][] memories;

    /**
     * Takes the arrays as they are.
     *
     * @param epochs that are done, in their order; one or more
     * @param weights as they are now
     * @param bestWeights those of the best epoch
     * @param steps how many steps the optimizer has made
     * @param memories what the optimizer remembers, an array after the other
     */
    Checkpoint(List<EpochResult> epochs, byte[] weights, byte[] bestWeights, int steps, float[][] memories) {
        this.epochs = List.copyOf(epochs);
        this.weights = weights;
        this.bestWeights = bestWeights;
        this.steps = steps;
        this.memories = memories;
    }

    List<EpochResult> epochs() {
        return epochs;
    }

    byte[] weights() {
        return weights;
    }

    byte[] bestWeights() {
        return bestWeights;
    }

    int steps() {
        return steps;
    }

    float[][] memories() {
        return memories;
    }
}
