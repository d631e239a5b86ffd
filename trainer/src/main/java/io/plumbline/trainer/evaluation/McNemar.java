package io.plumbline.trainer.evaluation;

import org.apache.commons.math3.special.Beta;

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
        // The incomplete beta function itself, because Commons Math's binomial tail is one minus it: tiny p-values
        // vanish.
        return onlySecondRight == 0 ? 1 : Beta.regularizedBeta(EVEN, (double) onlySecondRight, onlyFirstRight + 1.0);
    }
}
