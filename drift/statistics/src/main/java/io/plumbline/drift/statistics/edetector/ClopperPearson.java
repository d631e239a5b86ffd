package io.plumbline.drift.statistics.edetector;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The upper confidence limit of a probability: the largest one under which so few hits were still likely enough. C. J.
 * Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial",
 * Biometrika 26 (1934), 404–413.
 */
final class ClopperPearson {

    private static final double ACCURACY = 1e-14;

    private ClopperPearson() {}

    /**
     * The 1 − level quantile of Beta(hits + 1, trials − hits), and 1 where every trial is a hit.
     *
     * @param hits 0 to trials
     * @param trials 1 or more
     * @param level the probability that the limit is too small, between 0 and 1
     */
    static double upperLimit(long hits, long trials, double level) {
        if (hits == trials) {
            return 1;
        }
        // The generator is never drawn from, but null is how Commons Math is told not to seed one.
        BetaDistribution beta = new BetaDistribution(null, hits + 1.0, trials - hits, ACCURACY);
        return beta.inverseCumulativeProbability(1 - level);
    }
}
