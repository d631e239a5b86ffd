package io.plumbline.trainer.training;

import java.util.Locale;

/** How gradients move weights. */
public enum Optimizer {
    /** Against the gradient, by the learning rate. */
    SGD(0.05),
    /** The same with a memory: nine tenths of each move are added to the next (Polyak 1964). */
    MOMENTUM(0.02),
    /** By the learning rate, whatever the size of a weight's gradients (Tieleman and Hinton 2012). */
    RMSPROP(0.001),
    /** By the learning rate, along the mean of a weight's gradients and whatever their size (Kingma and Ba 2015). */
    ADAM(0.002);

    private static final float MOMENTUM_KEPT = 0.9f;

    private final double defaultLearningRate;

    Optimizer(double defaultLearningRate) {
        this.defaultLearningRate = defaultLearningRate;
    }

    /** A first learning rate that suits it on images in batches of 128. */
    public double defaultLearningRate() {
        return defaultLearningRate;
    }

    UpdateRule rule() {
        return switch (this) {
            case SGD -> new PlainSteps(0);
            case MOMENTUM -> new PlainSteps(MOMENTUM_KEPT);
            case RMSPROP -> new RmsPropSteps();
            case ADAM -> new AdamSteps();
        };
    }

    /** The name as it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
