package io.plumbline.drift.statistics.ks;

import io.plumbline.drift.statistics.ks.KsResult.Method;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/**
 * The distribution of the two-sample statistic, by Apache Commons Math where that is accurate.
 *
 * <p>Its {@code approximateP} sums Kolmogorov's series 2 Σ (−1)<sup>i−1</sup> exp(−2 i² t²), which takes endlessly many terms
 * as t goes to 0, where p is 1 to the last bit, and is subtracted from 1, which leaves nothing of p at large t, where the
 * first term is all there is. Its {@code exactP} is NaN for large samples. Sample-array entry points are not used at all:
 * they break ties by random jitter.
 */
final class KsDistribution {

    /** Below, p differs from 1 by less than 1e-16. */
    private static final double CERTAIN_BELOW_T = 0.17;

    /** Above, the second term of the series is less than 1e-23 of the first. */
    private static final double ONE_TERM_ABOVE_T = 3;

    private static final long MAX_EXACT_PRODUCT = 10_000;

    private final KolmogorovSmirnovTest commons = new KolmogorovSmirnovTest();

    Method methodFor(long n, long w, boolean ties) {
        return !ties && n * w <= MAX_EXACT_PRODUCT ? Method.EXACT : Method.ASYMPTOTIC;
    }

    double pValue(double d, long n, long w, Method method) {
        return switch (method) {
            case EXACT -> commons.exactP(d, (int) n, (int) w, false);
            case ASYMPTOTIC -> survival(d, n, w);
        };
    }

    private double survival(double d, long n, long w) {
        double t = d * Math.sqrt((double) n * w / (n + w));
        if (t < CERTAIN_BELOW_T) {
            return 1;
        }
        if (t > ONE_TERM_ABOVE_T) {
            return 2 * Math.exp(-2 * t * t);
        }
        return Math.min(1, commons.approximateP(d, (int) n, (int) w));
    }
}
