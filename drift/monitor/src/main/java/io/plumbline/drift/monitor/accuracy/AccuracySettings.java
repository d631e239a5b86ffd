package io.plumbline.drift.monitor.accuracy;

import io.plumbline.drift.statistics.edetector.EDetectorSettings;

/**
 * What a user asks of the watch on accuracy.
 *
 * @param windowLabels over how many of the newest labels accuracy is reported, and over how many of the newest predictions it
 *     is guessed; 1 or more
 * @param watch how many labels pass at least before a false alarm, on average, and by how much the accuracy may be lower than
 *     on the reference without being called so
 */
public record AccuracySettings(int windowLabels, EDetectorSettings watch) {

    public AccuracySettings {
        if (windowLabels < 1) {
            throw new IllegalArgumentException(
                    "Accuracy is reported over 1 label or more, not %d".formatted(windowLabels));
        }
    }

    /** 1 000 labels; a false alarm in 10 million, and no tolerance. */
    public static AccuracySettings defaults() {
        return new AccuracySettings(1_000, EDetectorSettings.defaults());
    }
}
