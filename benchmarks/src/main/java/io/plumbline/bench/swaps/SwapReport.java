package io.plumbline.bench.swaps;

import io.plumbline.bench.report.Spread;
import io.plumbline.bench.serving.load.Latencies;

/**
 * The figures of {@code bench swaps}.
 *
 * @param swaps to packages that fit, the first champion not counted
 * @param refused packages that did not fit, each with an event that says why
 * @param images that were sent
 * @param lost images without an answer
 * @param duplicated answers beyond the first to an image
 * @param outOfOrder answers behind the answer to a later image of their key
 * @param misattributed answers that name a place where no such image stands
 * @param swapSeconds from an announcement until the new model served
 * @param rollbackSeconds from the announcement that takes a champion back until its predecessor served
 * @param residentMiB of the serving process
 * @param latencyMs of answers as a read-committed consumer sees them
 * @param uncommittedLatencyMs of answers when they are written
 */
record SwapReport(
        long seed,
        double imagesPerSecond,
        int swaps,
        int refused,
        int images,
        long predictions,
        long rejections,
        long lost,
        long duplicated,
        long outOfOrder,
        long misattributed,
        Spread swapSeconds,
        Spread rollbackSeconds,
        Resident residentMiB,
        Latency latencyMs,
        Latency uncommittedLatencyMs) {

    private static final double LARGEST_GROWTH = 1.1;
    private static final double LARGEST_SLOWDOWN = 2;
    private static final double LONGEST_ROLLBACK_SECONDS = 2;

    /** Whether each image was answered once, in order. */
    boolean isExact() {
        return lost == 0 && duplicated == 0 && outOfOrder == 0 && misattributed == 0;
    }

    /** Whether it is as promised: exact, in the same memory, hardly slower, and soon taken back. */
    boolean holds() {
        return isExact()
                && residentMiB.ratio() <= LARGEST_GROWTH
                && latencyMs.ratio() <= LARGEST_SLOWDOWN
                && rollbackSeconds.max() <= LONGEST_ROLLBACK_SECONDS;
    }

    /**
     * What the process held of the machine's memory.
     *
     * @param after20 in MiB, behind the 20th swap
     * @param end in MiB, behind the last one
     * @param ratio of the latter to the former
     */
    record Resident(double after20, double end, double ratio) {

        static Resident of(double after20, double end) {
            return new Resident(after20, end, end / after20);
        }
    }

    /**
     * What all but one answer in a hundred keep within, in milliseconds, from the moment at which the image was to be sent.
     *
     * @param steadyP99 while no model was swapped, before all swaps and behind them
     * @param swappingP99 from the first announcement until the last model served, one swap upon the other
     * @param ratio of the latter to the former
     */
    record Latency(double steadyP99, double swappingP99, double ratio) {

        private static final double P99 = 0.99;

        static Latency of(Latencies steady, Latencies swapping) {
            double before = steady.quantileMillis(P99);
            double during = swapping.quantileMillis(P99);
            return new Latency(before, during, during / before);
        }
    }
}
