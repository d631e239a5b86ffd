package io.plumbline.bench.training;

import io.plumbline.trainer.split.SplitSizes;
import java.util.Map;

/**
 * How much is measured.
 *
 * @param sizes of what both sides train and validate on
 * @param epochs of one repeat, by network
 * @param repeats that count, each after the same of the other side; one more before them warms both up
 * @param retraining how much is retrained
 */
record TrainingBenchSettings(
        SplitSizes sizes, Map<NetworkCase, Integer> epochs, int repeats, RetrainingSettings retraining) {

    /**
     * About 8 minutes on two cores: as many images as {@code ./plumbline train} learns from by default.
     */
    static TrainingBenchSettings full() {
        return new TrainingBenchSettings(
                SplitSizes.defaults(), Map.of(NetworkCase.MLP, 8, NetworkCase.CNN, 3), 9, RetrainingSettings.full());
    }

    /** Under four minutes. */
    static TrainingBenchSettings quick() {
        return new TrainingBenchSettings(
                SplitSizes.defaults(), Map.of(NetworkCase.MLP, 4, NetworkCase.CNN, 1), 5, RetrainingSettings.full());
    }

    /** Whether it works at all. */
    static TrainingBenchSettings smoke() {
        return new TrainingBenchSettings(
                new SplitSizes(512, 256, 1, 1, 0),
                Map.of(NetworkCase.MLP, 1, NetworkCase.CNN, 1),
                2,
                RetrainingSettings.smoke());
    }
}
