package io.plumbline.drift.statistics.judge;

import io.plumbline.drift.statistics.calibration.Look;
import io.plumbline.drift.statistics.calibration.RunLengths;
import io.plumbline.drift.statistics.edetector.EDetectorSettings;
import io.plumbline.drift.statistics.ks.Correction;
import java.util.Optional;

/**
 * What a user asks of both detectors.
 *
 * @param suspicionRunLengthImages how many healthy images shall pass, on average, until the rolling test suspects drift,
 *     1 000 to 1 000 000
 * @param confirmation what the e-detector promises
 * @param correction how the p-values of the features are corrected
 * @param look the window and stride of the rolling test; none for the usual ones of the reference
 */
public record DriftSettings(
        long suspicionRunLengthImages, EDetectorSettings confirmation, Correction correction, Optional<Look> look) {

    public DriftSettings {
        if (suspicionRunLengthImages < RunLengths.SHORTEST_IMAGES
                || suspicionRunLengthImages > RunLengths.LONGEST_IMAGES) {
            throw new IllegalArgumentException(
                    "Models are calibrated for %d to %d images between two false suspicions, not for %d"
                            .formatted(
                                    RunLengths.SHORTEST_IMAGES, RunLengths.LONGEST_IMAGES, suspicionRunLengthImages));
        }
    }

    /** With the window and stride that are usual for the reference. */
    public DriftSettings(long suspicionRunLengthImages, EDetectorSettings confirmation, Correction correction) {
        this(suspicionRunLengthImages, confirmation, correction, Optional.empty());
    }

    /** One false suspicion in 100 000 images, one false confirmation in 10 million, Holm's correction. */
    public static DriftSettings defaults() {
        return new DriftSettings(100_000, EDetectorSettings.defaults(), Correction.HOLM);
    }
}
