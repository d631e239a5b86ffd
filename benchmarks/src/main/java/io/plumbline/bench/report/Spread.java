package io.plumbline.bench.report;

import java.time.Duration;
import java.util.List;

/**
 * The median and the largest of some times, in seconds.
 *
 * @param count of how many
 */
public record Spread(int count, double p50, double max) {

    private static final double MILLIS_PER_SECOND = 1_000;

    /** Of at least one. */
    public static Spread of(List<Duration> times) {
        double[] sorted = times.stream()
                .mapToDouble(time -> time.toMillis() / MILLIS_PER_SECOND)
                .sorted()
                .toArray();
        return new Spread(sorted.length, sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }
}
