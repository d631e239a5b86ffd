package io.plumbline.bench.training.worker;

import java.util.Map;

/**
 * What is to be trained, in one line of JSON; {@code training.py} reads the same.
 *
 * @param network {@code mlp} or {@code cnn}
 * @param sizes its hyperparameters by name
 * @param batch images per step
 * @param threads that PyTorch may use in one operation
 * @param seed of weights and shuffles
 */
public record TrainOrder(
        String network, Map<String, Double> sizes, int epochs, int batch, int threads, double learningRate, long seed) {

    /** The same with another seed. */
    public TrainOrder withSeed(long other) {
        return new TrainOrder(network, sizes, epochs, batch, threads, learningRate, other);
    }
}
