package io.plumbline.drift.statistics.edetector;

/**
 * What the e-detector promises.
 *
 * @param runLengthImages how many healthy images shall pass, on average and at least, until a false alarm
 * @param tolerance δ: how far, as a Kolmogorov–Smirnov distance, the stream may be from the reference without being called
 *     drift, 0 to below 0.5
 */
public record EDetectorSettings(long runLengthImages, double tolerance) {

    public EDetectorSettings {
        if (runLengthImages < 1) {
            throw new IllegalArgumentException("The run length is 1 image or more, not %d".formatted(runLengthImages));
        }
        if (!(tolerance >= 0 && tolerance < 0.5)) {
            throw new IllegalArgumentException(
                    "The tolerance is a distance of 0 to below 0.5, not %s: at more, half of all images could change unseen"
                            .formatted(tolerance));
        }
    }

    /** Run length 10 million images, no tolerance. */
    public static EDetectorSettings defaults() {
        return new EDetectorSettings(10_000_000, 0);
    }
}
