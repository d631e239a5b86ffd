package io.plumbline.model.features;

/**
 * Exact sums. Four at a time and in plain sight of the processor, because it can then add four at once; loops that the
 * JIT compiler could make vector reductions of are avoided: JDK 17's crashed on some of them.
 *
 * <p>Values are at most 2²⁰ in size, so that a block of them adds up in 32 bits.
 */
final class Sums {

    private static final int BLOCK = 4096;

    private Sums() {}

    /** Σ values. */
    static long of(int[] values) {
        long sum = 0;
        for (int from = 0; from < values.length; from += BLOCK) {
            sum += ofBlock(values, from, Math.min(values.length, from + BLOCK));
        }
        return sum;
    }

    private static long ofBlock(int[] values, int from, int to) {
        int first = 0;
        int second = 0;
        int third = 0;
        int fourth = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            first += values[i];
            second += values[i + 1];
            third += values[i + 2];
            fourth += values[i + 3];
        }
        for (; i < to; i++) {
            first += values[i];
        }
        return (long) first + second + third + fourth;
    }
}
