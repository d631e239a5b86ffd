package io.plumbline.trainer.evaluation;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * McNemar's exact test (McNemar 1947, doi:10.1007/BF02295996) of two models on the same images. Only images that one of
 * them alone got right can tell the models apart; if neither is better, each falls to either side like a coin.
 */
public final class McNemar {

    private static final double EVEN = 0.5;

    private McNemar() {}

    /**
     * The p-value of the null hypothesis that the second model is no better: P(X ≥ onlySecondRight) for X binomial with
     * onlyFirstRight + onlySecondRight tosses of an even coin; 1 if there are none.
     */
    public static double pValue(long onlyFirstRight, long onlySecondRight) {
        int tosses = Math.toIntExact(onlyFirstRight + onlySecondRight);
        BinomialDistribution coin = new BinomialDistribution(null, tosses, EVEN);
        // By symmetry the upper tail at one side is the lower tail at the other, which is computed without
        // cancellation.
        return coin.cumulativeProbability(Math.toIntExact(onlyFirstRight));
    }
}
