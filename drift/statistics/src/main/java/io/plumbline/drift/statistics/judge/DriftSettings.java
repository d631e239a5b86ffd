package io.plumbline.drift.statistics.judge;

import io.plumbline.drift.statistics.edetector.EDetectorSettings;
import io.plumbline.drift.statistics.ks.Correction;

/**
 * What a user asks of both detectors.
 *
 * @param suspicionRunLengthImages how many healthy images shall pass, on average, until the rolling test suspects drift
 * @param confirmation what the e-detector promises
 * @param correction how the p-values of the features are corrected
 */
public record DriftSettings(long suspicionRunLengthImages, EDetectorSettings confirmation, Correction correction) {

    public DriftSettings {
        if (suspicionRunLengthImages < 1) {
            throw new IllegalArgumentException(
                    "The run length is 1 image or more, not %d".formatted(suspicionRunLengthImages));
        }
    }

    /** One false suspicion in 100 000 images, one false confirmation in 10 million, Holm's correction. */
    public static DriftSettings defaults() {
        return new DriftSettings(100_000, EDetectorSettings.defaults(), Correction.HOLM);
    }
}
