package io.plumbline.bench.drift.document;

import java.util.List;

/**
 * Where values are on a side of a plot.
 *
 * @param from the value at the start
 * @param to the value at the end
 * @param isLogarithmic whether equal ratios, not equal differences, are as far apart
 * @param ticks values that are written beside it
 */
public record Axis(double from, double to, boolean isLogarithmic, List<Double> ticks) {

    public Axis {
        ticks = List.copyOf(ticks);
    }

    public static Axis linear(double from, double to, Double... ticks) {
        return new Axis(from, to, false, List.of(ticks));
    }

    public static Axis logarithmic(double from, double to, Double... ticks) {
        return new Axis(from, to, true, List.of(ticks));
    }

    /** 0 at the start, 1 at the end; values beyond are put there. */
    double place(double value) {
        double share = isLogarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
        return Math.max(0, Math.min(1, share));
    }
}
