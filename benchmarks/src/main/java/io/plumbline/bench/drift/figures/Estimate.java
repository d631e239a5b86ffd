package io.plumbline.bench.drift.figures;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A figure and how far chance may have moved it.
 *
 * @param value the figure itself
 * @param standardError its standard error; 0 where a single cluster tells nothing of chance
 */
public record Estimate(double value, double standardError) {

    /**
     * The mean of clusters that are as large as each other, with the standard deviation of their means over the square root
     * of their number. Runs that share a reference are not independent, so that references, not runs, are what is counted.
     *
     * @param clusters the values of each cluster, one cluster or more and none empty
     */
    public static Estimate ofClusters(Collection<double[]> clusters) {
        double[] means = clusters.stream()
                .mapToDouble(values -> Arrays.stream(values).average().orElseThrow())
                .toArray();
        double mean = Arrays.stream(means).average().orElseThrow();
        return new Estimate(mean, Math.sqrt(sumOfSquares(means, mean) / degrees(means.length) / means.length));
    }

    /** The mean of single values. */
    public static Estimate of(double... values) {
        return ofClusters(
                Arrays.stream(values).mapToObj(value -> new double[] {value}).toList());
    }

    /**
     * Σ whole / Σ part over clusters, such as images per alarm, with the standard error that the differences between the
     * clusters show (the ratio estimator's, W. G. Cochran, "Sampling techniques", 3rd ed., section 6.3).
     *
     * @param counts one or more, with one part or more in all
     */
    public static Estimate ofRatio(List<Counted> counts) {
        double whole = counts.stream().mapToLong(Counted::whole).sum();
        double parts = counts.stream().mapToLong(Counted::parts).sum();
        double rate = parts / whole;
        double squares = counts.stream()
                .mapToDouble(each -> Math.pow(each.parts() - rate * each.whole(), 2))
                .sum();
        int n = counts.size();
        double rateError = Math.sqrt(squares * n / degrees(n)) / whole;
        return new Estimate(whole / parts, whole / parts * rateError / rate);
    }

    private static double sumOfSquares(double[] values, double around) {
        return Arrays.stream(values).map(value -> Math.pow(value - around, 2)).sum();
    }

    private static int degrees(int n) {
        return Math.max(1, n - 1);
    }

    /**
     * One cluster of a ratio.
     *
     * @param whole such as images
     * @param parts such as alarms
     */
    public record Counted(long whole, long parts) {}
}
