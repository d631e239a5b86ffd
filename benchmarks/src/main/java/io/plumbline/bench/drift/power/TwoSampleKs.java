package io.plumbline.bench.drift.power;

/**
 * The two-sample Kolmogorov–Smirnov test of raw values, without bins, and with the exact distribution of its statistic for
 * all sizes. The statistic is kept as a whole number: n · m · D.
 *
 * <p>The product tests binned values, and goes by the exact distribution for small products of the sizes only; here 10 000
 * reference images are compared with as few as ten.
 */
final class TwoSampleKs {

    private TwoSampleKs() {}

    /**
     * n · m · D of two samples.
     *
     * @param reference n values, ascending
     * @param sample m values, ascending
     */
    static long statistic(float[] reference, float[] sample) {
        long n = reference.length;
        long m = sample.length;
        long widest = 0;
        for (int j = 0; j < m; ) {
            float value = sample[j];
            widest = Math.max(widest, countBelow(reference, value) * m - j * n);
            while (j < m && sample[j] == value) {
                j++;
            }
            widest = Math.max(widest, j * n - countUpTo(reference, value) * m);
        }
        return widest;
    }

    private static long countBelow(float[] ascending, float value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long countUpTo(float[] ascending, float value) {
        return countBelow(ascending, Math.nextUp(value));
    }

    /**
     * The smallest n · m · D that has a probability of at most {@code level} if both samples come from the same continuous
     * distribution; with ties the probability is smaller still.
     */
    static long critical(int n, int m, double level) {
        long step = greatestCommonDivisor(n, m);
        long low = 0;
        long high = (long) n * m / step;
        while (low < high) {
            long middle = (low + high) / 2;
            if (probability(n, m, middle * step) <= level) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low * step;
    }

    /**
     * The probability that n · m · D is at least so much, by the recursion over paths through the n × m lattice that stay
     * inside (P. J. Kim and R. I. Jennrich, "Tables of the exact sampling distribution of the two-sample Kolmogorov–Smirnov
     * criterion", Selected Tables in Mathematical Statistics 1 (1973), 79–170), each row scaled by the share of paths that it
     * may hold, so that nothing overflows.
     */
    static double probability(int n, int m, long statistic) {
        double[] inside = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            inside[i] = (long) i * m < statistic ? 1 : 0;
        }
        for (int j = 1; j <= m; j++) {
            double weight = (double) j / (j + n);
            inside[0] = (long) j * n < statistic ? weight * inside[0] : 0;
            for (int i = 1; i <= n; i++) {
                boolean isInside = Math.abs((long) i * m - (long) j * n) < statistic;
                inside[i] = isInside ? weight * inside[i] + inside[i - 1] : 0;
            }
        }
        return Math.max(0, 1 - inside[n]);
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
