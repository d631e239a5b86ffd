package io.plumbline.drift.statistics.ks;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.FeatureBins;
import io.plumbline.drift.statistics.ks.KsResult.Method;

/**
 * The two-sample Kolmogorov–Smirnov test on counts in shared bins. The distance is taken at the upper end of every bin, in
 * whole numbers before one division, so it equals the distance of the raw samples if each of their values has a bin of its
 * own, and is never larger.
 */
public final class KsTest {

    private final KsDistribution distribution = new KsDistribution();

    /**
     * Compares one feature of a window with the reference.
     *
     * @param reference counts of n ≥ 1 images
     * @param window counts of w ≥ 1 images in the same bins
     * @param feature the number of the feature
     */
    public KsResult test(BinCounts reference, BinCounts window, int feature) {
        long n = reference.images();
        long w = window.images();
        if (n == 0 || w == 0) {
            throw new IllegalArgumentException("Neither sample may be empty: %d and %d images".formatted(n, w));
        }
        long referenceBelow = 0;
        long windowBelow = 0;
        long widest = 0;
        int bin = 0;
        long referenceShare = 0;
        long windowShare = 0;
        for (int b = 0; b < FeatureBins.BIN_COUNT; b++) {
            referenceBelow += reference.count(feature, b);
            windowBelow += window.count(feature, b);
            long gap = windowBelow * n - referenceBelow * w;
            if (Math.abs(gap) > Math.abs(widest)) {
                widest = gap;
                bin = b;
                referenceShare = referenceBelow;
                windowShare = windowBelow;
            }
        }
        double d = (double) Math.abs(widest) / (n * w);
        Method method = distribution.methodFor(n, w, hasTies(reference, window, feature));
        return new KsResult(
                d,
                d * Math.sqrt((double) n * w / (n + w)),
                distribution.pValue(d, n, w, method),
                method,
                widest > 0 ? Direction.DOWN : Direction.UP,
                bin,
                (double) referenceShare / n,
                (double) windowShare / w);
    }

    /** Values that share a bin count as tied: nobody knows any more in which order they were. */
    private static boolean hasTies(BinCounts reference, BinCounts window, int feature) {
        for (int b = 0; b < FeatureBins.BIN_COUNT; b++) {
            if (reference.count(feature, b) + window.count(feature, b) > 1) {
                return true;
            }
        }
        return false;
    }
}
