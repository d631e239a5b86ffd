package io.plumbline.bench.training;

import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.model.net.Architecture;
import io.plumbline.trainer.split.SplitSizes;
import java.util.List;

/**
 * How much is retrained.
 *
 * @param architecture of the champion
 * @param epochs that the champion was trained for
 * @param sizes of the champion's data; the recent images are of its stream
 * @param resampledImages by which the champion's thresholds are calibrated
 * @param recentImages labelled ones that the retraining takes at least
 * @param referenceImages others, for the new reference profile
 * @param options of {@code ./plumbline retrain} besides
 */
record RetrainingSettings(
        Architecture architecture,
        int epochs,
        SplitSizes sizes,
        long resampledImages,
        int recentImages,
        int referenceImages,
        List<String> options) {

    /** 5 000 recent images, everything else as it is by default. */
    static RetrainingSettings full() {
        return new RetrainingSettings(
                Architecture.cnn(),
                3,
                SplitSizes.defaults(),
                CalibrationSettings.defaults().resampledImages(),
                5_000,
                2_000,
                List.of());
    }

    /** Whether it works at all. */
    static RetrainingSettings smoke() {
        return new RetrainingSettings(
                Architecture.mlp(),
                2,
                new SplitSizes(6_000, 1_000, 1_000, 2_000, 3_000),
                50_000,
                1_000,
                500,
                List.of("--epochs", "2", "--images-per-epoch", "4000"));
    }
}
