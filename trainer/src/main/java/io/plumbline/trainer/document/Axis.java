package io.plumbline.trainer.document;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Where values are on a side of a plot.
 *
 * @param from the value at the start
 * @param to the value at the end
 * @param isLogarithmic whether equal ratios, not equal differences, are as far apart
 * @param ticks values that are written beside it
 */
public record Axis(double from, double to, boolean isLogarithmic, List<Double> ticks) {

    private static final int MOST_STEPS = 6;
    private static final List<Double> ROUND = List.of(1.0, 2.0, 5.0);

    public Axis {
        ticks = List.copyOf(ticks);
    }

    public static Axis linear(double from, double to, Double... ticks) {
        return new Axis(from, to, false, List.of(ticks));
    }

    public static Axis logarithmic(double from, double to, Double... ticks) {
        return new Axis(from, to, true, List.of(ticks));
    }

    /**
     * One that holds these values, from and to round ones, with some round ones between.
     *
     * @param low the smallest value
     * @param high the largest value
     */
    public static Axis covering(double low, double high) {
        double range = high > low ? high - low : Math.max(Math.abs(high), 1);
        double power = Math.pow(10, Math.floor(Math.log10(range / MOST_STEPS)));
        double step = ROUND.stream()
                .map(round -> round * power)
                .filter(candidate -> range / candidate <= MOST_STEPS)
                .findFirst()
                .orElse(10 * power);
        long first = (long) Math.floor(low / step);
        long last = Math.max(first + 1, (long) Math.ceil(high / step));
        List<Double> ticks = LongStream.rangeClosed(first, last)
                // Divided rather than multiplied: 3 / 10 is written 0.3, 3 * 0.1 is not.
                .mapToObj(i -> step < 1 ? i / (double) Math.round(1 / step) : i * step)
                .toList();
        return new Axis(first * step, last * step, false, ticks);
    }

    /** 0 at the start, 1 at the end; values beyond are put there. */
    double place(double value) {
        double share = isLogarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
        return Math.max(0, Math.min(1, share));
    }
}
