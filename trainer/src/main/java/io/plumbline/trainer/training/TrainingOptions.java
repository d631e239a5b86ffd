package io.plumbline.trainer.training;

import io.plumbline.model.net.Architecture;
import java.util.Map;

/**
 * How a network is trained, with Adam.
 *
 * @param learningRate of the first step, above 0 and below 1; it falls along half a cosine to nothing at the last
 * @param epochs passes over the training images, 1 or more
 * @param patienceEpochs stop when the validation loss has not improved for so many epochs, 1 or more
 * @param batchSize images per step, 2 or more (batch normalisation needs company)
 * @param l2 weight of the squared weights in the loss, from 0 (none) up to 1
 * @param seed of the initial weights, the shuffles and the dropout
 * @param threads that libtorch may use in one operation, 1 or more
 */
public record TrainingOptions(
        double learningRate, int epochs, int patienceEpochs, int batchSize, double l2, long seed, int threads) {

    public TrainingOptions {
        require(learningRate > 0 && learningRate < 1, "learning rate", learningRate, "a number above 0 and below 1");
        require(epochs >= 1, "number of epochs", epochs, "1 or more");
        require(patienceEpochs >= 1, "patience in epochs", patienceEpochs, "1 or more");
        require(batchSize >= 2, "batch size", batchSize, "2 or more");
        require(l2 >= 0 && l2 < 1, "weight of L2", l2, "a number from 0 up to 1");
        require(threads >= 1, "number of threads", threads, "1 or more");
    }

    /**
     * What suits 20 000 images of Fashion-MNIST, in well under a minute on two cores: five epochs from a learning rate of
     * 0.002 with convolutions, which learn fast and cost much (accuracy 0.89); twenty without (0.88, with dropout). In
     * batches of 128, on all cores.
     */
    public static TrainingOptions defaults(Architecture architecture, long seed) {
        boolean convolves = architecture.name().equals(Architecture.cnn().name());
        int cores = Runtime.getRuntime().availableProcessors();
        return new TrainingOptions(0.002, convolves ? 5 : 20, convolves ? 3 : 5, 128, 0, seed, cores);
    }

    /** The same for another number of passes. */
    public TrainingOptions withEpochs(int number) {
        return new TrainingOptions(learningRate, number, patienceEpochs, batchSize, l2, seed, threads);
    }

    /** What a manifest keeps of them. */
    public Map<String, String> settings() {
        return Map.of(
                "training.optimizer", "adam",
                "training.learningRate", Double.toString(learningRate),
                "training.epochs", Integer.toString(epochs),
                "training.patienceEpochs", Integer.toString(patienceEpochs),
                "training.batchSize", Integer.toString(batchSize),
                "training.l2", Double.toString(l2),
                "training.threads", Integer.toString(threads));
    }

    private static void require(boolean holds, String what, Number value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("Not a %s: %s; expected %s".formatted(what, value, expected));
        }
    }
}
