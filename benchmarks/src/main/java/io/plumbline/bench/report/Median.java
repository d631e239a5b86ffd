package io.plumbline.bench.report;

import java.util.List;

/** The middle of some figures, which one that is out of line does not move. */
public final class Median {

    private Median() {}

    /** The middle one, or the mean of the middle two, of at least one. */
    public static double of(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
