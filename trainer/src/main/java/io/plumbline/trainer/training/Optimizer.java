package io.plumbline.trainer.training;

import java.util.Locale;

/** How gradients move weights. */
public enum Optimizer {
    /** Against the gradient, by the learning rate. */
    SGD(0.05, 0),
    /** The same with a memory: nine tenths of each move are added to the next (Polyak 1964). */
    MOMENTUM(0.02, 1),
    /** By the learning rate, whatever the size of a weight's gradients (Tieleman and Hinton 2012). */
    RMSPROP(0.001, 1),
    /** By the learning rate, along the mean of a weight's gradients and whatever their size (Kingma and Ba 2015). */
    ADAM(0.002, 2);

    private final double defaultLearningRate;
    private final int memories;

    Optimizer(double defaultLearningRate, int memories) {
        this.defaultLearningRate = defaultLearningRate;
        this.memories = memories;
    }

    /** A first learning rate that suits it on images in batches of 128. */
    public double defaultLearningRate() {
        return defaultLearningRate;
    }

    /** How many arrays of a weight's shape it needs from step to step. */
    int memories() {
        return memories;
    }

    /** The name as it is typed, and as {@link StepScript} knows it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
