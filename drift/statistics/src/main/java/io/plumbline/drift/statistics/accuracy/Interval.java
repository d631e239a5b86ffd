package io.plumbline.drift.statistics.accuracy;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Where a probability lies, as far as so many trials can tell.
 *
 * @param low 0 to 1
 * @param high {@code low} to 1
 */
public record Interval(double low, double high) {

    /**
     * Wilson's score interval, for its coverage is near what is asked with few trials and at shares near 0 and 1 too. E. B.
     * Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American Statistical
     * Association 22 (1927), 209–212; L. D. Brown, T. T. Cai and A. DasGupta, "Interval estimation for a binomial proportion",
     * Statistical Science 16 (2001), 101–133.
     *
     * @param hits 0 to {@code trials}
     * @param trials 0 or more; without any, the interval is from 0 to 1
     * @param confidence the probability that the interval holds the truth, between 0 and 1
     */
    public static Interval wilson(long hits, long trials, double confidence) {
        if (hits < 0 || hits > trials || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "There is no interval for %d of %d at a confidence of %s".formatted(hits, trials, confidence));
        }
        if (trials == 0) {
            return new Interval(0, 1);
        }
        double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2);
        double share = (double) hits / trials;
        double shrink = 1 / (1 + z * z / trials);
        double centre = shrink * (share + z * z / (2 * trials));
        double half = shrink * z * Math.sqrt(share * (1 - share) / trials + z * z / (4.0 * trials * trials));
        return new Interval(hits == 0 ? 0 : centre - half, hits == trials ? 1 : centre + half);
    }
}
