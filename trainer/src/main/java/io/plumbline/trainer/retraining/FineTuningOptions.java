package io.plumbline.trainer.retraining;

import io.plumbline.trainer.training.TrainingOptions;
import java.util.Locale;

/**
 * How a challenger learns, starting from the champion's weights.
 *
 * @param imagesPerEpoch base and recent images together, 2 or more
 * @param recentShare which share of these are recent, between 0 and 1; where there are too few, they come several times
 * @param epochs 1 or more
 * @param learningRate of the first step, above 0 and below 1
 * @param batchSize images per step, 2 or more
 * @param threads that libtorch may use in one operation; 1 leaves the other cores to those who serve
 * @param start the weights that it starts from
 */
public record FineTuningOptions(
        int imagesPerEpoch,
        double recentShare,
        int epochs,
        double learningRate,
        int batchSize,
        int threads,
        Start start) {

    /** Where a challenger starts from. */
    public enum Start {
        /** From the champion's weights. */
        CHAMPION,
        /** From random ones. */
        AFRESH,
        /** From either; the one with the lower validation loss goes on. */
        BETTER;

        /** For people and manifests. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public FineTuningOptions {
        if (imagesPerEpoch < 2) {
            throw new IllegalArgumentException(
                    "Not a number of images per epoch: %d; expected 2 or more".formatted(imagesPerEpoch));
        }
        if (!(recentShare > 0 && recentShare < 1)) {
            throw new IllegalArgumentException(
                    "Not a share of recent images: %s; expected a number between 0 and 1".formatted(recentShare));
        }
        new TrainingOptions(learningRate, epochs, epochs, batchSize, 0, 0, threads);
    }

    /** Five epochs of 5 600 base and 2 400 recent images, on one thread, from the better start. */
    public static FineTuningOptions defaults() {
        return new FineTuningOptions(8_000, 0.3, 5, 0.0015, 128, 1, Start.BETTER);
    }

    /** The same from another start. */
    public FineTuningOptions startingFrom(Start other) {
        return new FineTuningOptions(imagesPerEpoch, recentShare, epochs, learningRate, batchSize, threads, other);
    }

    TrainingOptions training(long seed) {
        return new TrainingOptions(learningRate, epochs, epochs, batchSize, 0, seed, threads);
    }

    int recentPerEpoch() {
        return (int) Math.min(imagesPerEpoch - 1L, Math.max(1, Math.round(imagesPerEpoch * recentShare)));
    }

    int basePerEpoch() {
        return imagesPerEpoch - recentPerEpoch();
    }
}
