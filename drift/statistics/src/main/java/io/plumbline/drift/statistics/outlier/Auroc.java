package io.plumbline.drift.statistics.outlier;

import java.util.Arrays;

/** How well scores tell outliers from others. */
public final class Auroc {

    private Auroc() {}

    /**
     * The area under the ROC curve: the probability that an outlier scores higher than another image, half of the ties counted
     * in. 1 is perfect, 0.5 is chance.
     *
     * @param others scores of images that are none, one or more
     * @param outliers scores of outliers, one or more
     */
    public static double of(double[] others, double[] outliers) {
        if (others.length == 0 || outliers.length == 0) {
            throw new IllegalArgumentException(
                    "Neither side may be empty: %d and %d scores".formatted(others.length, outliers.length));
        }
        double[] ascending = others.clone();
        Arrays.sort(ascending);
        double wins = 0;
        for (double outlier : outliers) {
            wins += (below(ascending, outlier) + below(ascending, Math.nextUp(outlier))) / 2.0;
        }
        return wins / others.length / outliers.length;
    }

    /** How many are smaller. */
    private static int below(double[] ascending, double value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
