package io.plumbline.trainer.training;

import io.plumbline.model.net.Architecture;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a network is trained.
 *
 * @param optimizer how gradients move weights
 * @param learningRate of the first step, above 0 and below 1
 * @param schedule how the learning rate goes on
 * @param epochs passes over the training images, 1 or more
 * @param patienceEpochs stop when the validation loss has not improved for so many epochs, 1 or more
 * @param batchSize images per step, 2 or more (batch normalisation needs company)
 * @param l2 weight of the squared weights in the loss, from 0 (none) up to 1
 * @param seed of the initial weights, the shuffles and the dropout
 * @param threads that libtorch may use in one operation, 1 or more
 * @param device where it is computed
 */
public record TrainingOptions(
        Optimizer optimizer,
        double learningRate,
        Schedule schedule,
        int epochs,
        int patienceEpochs,
        int batchSize,
        double l2,
        long seed,
        int threads,
        ComputeDevice device) {

    public TrainingOptions {
        require(learningRate > 0 && learningRate < 1, "learning rate", learningRate, "a number above 0 and below 1");
        require(epochs >= 1, "number of epochs", epochs, "1 or more");
        require(patienceEpochs >= 1, "patience in epochs", patienceEpochs, "1 or more");
        require(batchSize >= 2, "batch size", batchSize, "2 or more");
        require(l2 >= 0 && l2 < 1, "weight of L2", l2, "a number from 0 up to 1");
        require(threads >= 1, "number of threads", threads, "1 or more");
    }

    /** With Adam, at a rate that falls along half a cosine, on the CPU. */
    public TrainingOptions(
            double learningRate, int epochs, int patienceEpochs, int batchSize, double l2, long seed, int threads) {
        this(
                Optimizer.ADAM,
                learningRate,
                Schedule.COSINE,
                epochs,
                patienceEpochs,
                batchSize,
                l2,
                seed,
                threads,
                ComputeDevice.CPU);
    }

    /**
     * What suits 20 000 images of Fashion-MNIST, in well under a minute on two cores: five epochs from a learning rate of
     * 0.002 with convolutions, which learn fast and cost much (accuracy 0.89); twenty without (0.88, with dropout). In
     * batches of 128, on all cores.
     */
    public static TrainingOptions defaults(Architecture architecture, long seed) {
        boolean convolves = architecture.name().equals(Architecture.cnn().name());
        int cores = Runtime.getRuntime().availableProcessors();
        return new TrainingOptions(
                Optimizer.ADAM.defaultLearningRate(), convolves ? 5 : 20, convolves ? 3 : 5, 128, 0, seed, cores);
    }

    /** The same for another number of passes. */
    public TrainingOptions withEpochs(int number) {
        return new TrainingOptions(
                optimizer, learningRate, schedule, number, patienceEpochs, batchSize, l2, seed, threads, device);
    }

    /** What a manifest keeps of them. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("training.optimizer", optimizer.toString());
        settings.put("training.learningRate", Double.toString(learningRate));
        settings.put("training.schedule", schedule.toString());
        settings.put("training.epochs", Integer.toString(epochs));
        settings.put("training.patienceEpochs", Integer.toString(patienceEpochs));
        settings.put("training.batchSize", Integer.toString(batchSize));
        settings.put("training.l2", Double.toString(l2));
        settings.put("training.threads", Integer.toString(threads));
        settings.put("training.device", device.toString());
        return settings;
    }

    private static void require(boolean holds, String what, Number value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("Not a %s: %s; expected %s".formatted(what, value, expected));
        }
    }
}
