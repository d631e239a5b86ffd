package io.plumbline.bench.serving.load;

import java.util.Arrays;

/** How long answers took, in milliseconds. */
public final class Latencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private final double[] sorted;

    private Latencies(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Of at least one answer.
     *
     * @param count how many of the times, from the first on
     */
    public static Latencies ofNanos(long[] nanos, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("No answer came, so there is no latency");
        }
        double[] millis = Arrays.stream(nanos, 0, count)
                .mapToDouble(each -> each / NANOS_PER_MILLI)
                .sorted()
                .toArray();
        return new Latencies(millis);
    }

    /** How many answers. */
    public int count() {
        return sorted.length;
    }

    /**
     * The smallest latency that at least this share of answers keep within.
     *
     * @param share above 0, at most 1
     */
    public double quantileMillis(double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
