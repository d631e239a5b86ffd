package io.plumbline.bench.training;

import io.plumbline.bench.report.Median;
import java.util.Collections;
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
        return new Samples(Median.of(runs), Collections.min(runs), Collections.max(runs), runs);
    }

    /** For people. */
    String shown(String unit) {
        return "%.2f %s (%.2f to %.2f)".formatted(median, unit, least, most);
    }
}
