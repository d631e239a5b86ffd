package io.plumbline.drift.statistics.outlier;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import java.util.Arrays;

/**
 * From which score on an image counts as an outlier, so that a wanted share of the reference does.
 *
 * <p>A limit on the rate of outliers is exact although the threshold was chosen on the same reference: the probability of a score
 * above the reference's k-th largest but one has just the distribution, Beta(k + 1, n − k), that the Clopper–Pearson limit of k
 * hits takes its quantile from (and is smaller where scores are tied).
 *
 * @param score the largest score that is none
 * @param referenceOutliers how many reference images score higher
 * @param referenceImages how many there were
 */
public record OutlierThreshold(double score, int referenceOutliers, int referenceImages) {

    /** What counts as an outlier, unless told otherwise: the strangest hundredth of the reference. */
    public static final double DEFAULT_SHARE = 0.01;

    public OutlierThreshold {
        if (!Double.isFinite(score) || referenceOutliers < 0 || referenceOutliers >= referenceImages) {
            throw new IllegalArgumentException("A threshold of %s with %d outliers of %d images is none"
                    .formatted(score, referenceOutliers, referenceImages));
        }
    }

    /**
     * The lowest threshold that at most a share of the reference exceeds.
     *
     * @param referenceScores finite, one or more; the higher, the stranger
     * @param share 0 to below 1
     */
    public static OutlierThreshold of(double[] referenceScores, double share) {
        if (referenceScores.length == 0 || !(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("No threshold has a share of %s of %d reference images above it"
                    .formatted(share, referenceScores.length));
        }
        double[] ascending = referenceScores.clone();
        Arrays.sort(ascending);
        int above = (int) (share * ascending.length + 1e-9);
        double score = ascending[ascending.length - 1 - above];
        int outliers =
                (int) Arrays.stream(ascending).filter(each -> each > score).count();
        return new OutlierThreshold(score, outliers, ascending.length);
    }

    /** Whether an image with this score is one; NaN is. */
    public boolean isOutlier(double imageScore) {
        return !(imageScore <= score);
    }

    void writeTo(BytesOut out) {
        out.writeDouble(score);
        out.writeCount(referenceOutliers);
        out.writeCount(referenceImages);
    }

    static OutlierThreshold readFrom(BytesIn in) {
        return new OutlierThreshold(in.readDouble(), in.readCount(), in.readCount());
    }
}
