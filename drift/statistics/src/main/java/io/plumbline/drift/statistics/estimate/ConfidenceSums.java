package io.plumbline.drift.statistics.estimate;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;

/**
 * How confident a model was in a run of images. Immutable; the confidences are summed in whole units of 2<sup>−31</sup>, so sums
 * merge in any order and grouping to the same bits.
 *
 * @param images how many
 * @param confidence the sum of their confidences, in units of 2<sup>−31</sup>
 * @param confident how many were above the estimator's threshold
 */
public record ConfidenceSums(long images, long confidence, long confident) {

    private static final double UNIT = 1L << 31;
    private static final ConfidenceSums EMPTY = new ConfidenceSums(0, 0, 0);

    public ConfidenceSums {
        if (images < 0 || confidence < 0 || confidence > images * UNIT || confident < 0 || confident > images) {
            throw new IllegalArgumentException("%d images cannot have %d confident ones and a sum of %s"
                    .formatted(images, confident, confidence / UNIT));
        }
    }

    public static ConfidenceSums empty() {
        return EMPTY;
    }

    /** One image. */
    static ConfidenceSums of(double confidence, boolean confident) {
        return new ConfidenceSums(1, Math.round(confidence * UNIT), confident ? 1 : 0);
    }

    public ConfidenceSums plus(ConfidenceSums other) {
        return new ConfidenceSums(
                Math.addExact(images, other.images),
                Math.addExact(confidence, other.confidence),
                Math.addExact(confident, other.confident));
    }

    /** Σ confidence / images, NaN without images. */
    public double meanConfidence() {
        return confidence / UNIT / images;
    }

    /** confident / images, NaN without images. */
    public double confidentShare() {
        return (double) confident / images;
    }

    public void writeTo(BytesOut out) {
        out.writeLong(images);
        out.writeLong(confidence);
        out.writeLong(confident);
    }

    public static ConfidenceSums readFrom(BytesIn in) {
        return new ConfidenceSums(in.readLong(), in.readLong(), in.readLong());
    }
}
