package io.plumbline.drift.statistics.calibration;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import java.util.Arrays;
import java.util.Objects;

/**
 * The expected run length (ERT) of the rolling test: how many images of a healthy stream pass, on average, from an empty
 * window to a false suspicion, as a function of the threshold λ. Kept as λ for the run lengths 1 000 · 10<sup>i/10</sup>
 * images, i = 0, 1, …, up to 1 000 000 or what the resampling could still tell; between those, λ is interpolated in the
 * logarithm of the run length.
 */
public final class RunLengths {

    /** The shortest run length that a threshold is known for, in images. */
    public static final long SHORTEST_IMAGES = 1_000;

    /** The longest run length that a threshold may be known for, in images. */
    public static final long LONGEST_IMAGES = 1_000_000;

    /** A run length is known only if at least so many of them fit into what was resampled. */
    static final int LEAST_ALARMS = 20;

    private static final int PER_DECADE = 10;
    private static final int MAX_POINTS = 3 * PER_DECADE + 1;

    private final double[] thresholds;

    /**
     * Takes a copy.
     *
     * @param thresholds λ for the run lengths 1 000 · 10<sup>i/10</sup>, ascending, 1 to 31 of them
     */
    RunLengths(double[] thresholds) {
        if (thresholds.length < 1 || thresholds.length > MAX_POINTS) {
            throw new IllegalArgumentException(
                    "Thresholds are known for 1 to %d run lengths, not %d".formatted(MAX_POINTS, thresholds.length));
        }
        double last = 0;
        for (double threshold : thresholds) {
            if (!(threshold >= last && Double.isFinite(threshold))) {
                throw new IllegalArgumentException("Thresholds are positive and grow with the run length, not %s"
                        .formatted(Arrays.toString(thresholds)));
            }
            last = threshold;
        }
        this.thresholds = thresholds.clone();
    }

    /** How many of the tabulated run lengths so many resampled images can tell. */
    static int pointsFor(long resampledImages) {
        int points = 0;
        while (points < MAX_POINTS && images(points) * LEAST_ALARMS <= resampledImages * (1 + 1e-9)) {
            points++;
        }
        return points;
    }

    /** The tabulated run length number i, in images. */
    static double images(int i) {
        return SHORTEST_IMAGES * Math.pow(10, (double) i / PER_DECADE);
    }

    /** The longest run length that a threshold is known for, in images. */
    public long longestImages() {
        return Math.round(images(thresholds.length - 1));
    }

    /**
     * The threshold λ on max<sub>j</sub> T<sub>j</sub> for a wanted run length.
     *
     * @param runLengthImages {@value #SHORTEST_IMAGES} to {@link #longestImages()}
     * @throws IllegalArgumentException if the run length is outside, which this calibration knows nothing about
     */
    public double threshold(long runLengthImages) {
        if (runLengthImages < SHORTEST_IMAGES || runLengthImages > longestImages()) {
            throw new IllegalArgumentException(
                    "A run length of %d images was asked; this model was calibrated for %d to %d"
                            .formatted(runLengthImages, SHORTEST_IMAGES, longestImages()));
        }
        double place = PER_DECADE * Math.log10((double) runLengthImages / SHORTEST_IMAGES);
        int below = Math.min((int) place, thresholds.length - 1);
        int above = Math.min(below + 1, thresholds.length - 1);
        return thresholds[below] + (place - below) * (thresholds[above] - thresholds[below]);
    }

    void writeTo(BytesOut out) {
        out.writeDoubles(thresholds);
    }

    static RunLengths readFrom(BytesIn in) {
        return new RunLengths(in.readDoubles());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunLengths that && Arrays.equals(thresholds, that.thresholds);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(thresholds));
    }

    @Override
    public String toString() {
        return "RunLengths" + Arrays.toString(thresholds);
    }
}
