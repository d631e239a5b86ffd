package io.plumbline.bench.training;

import java.util.List;

/**
 * One figure, measured several times.
 *
 * @param median the middle one, or the mean of both that are
 * @param runs all of them, in their order
 */
record Samples(double median, double least, double most, List<Double> runs) {

    Samples {
        runs = List.copyOf(runs);
    }

    /** Of one or more. */
    static Samples of(List<Double> runs) {
        double[] sorted = runs.stream().mapToDouble(run -> run).sorted().toArray();
        int n = sorted.length;
        return new Samples((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[0], sorted[n - 1], runs);
    }

    /** For people. */
    String shown(String unit) {
        return "%.2f %s (%.2f to %.2f)".formatted(median, unit, least, most);
    }
}
