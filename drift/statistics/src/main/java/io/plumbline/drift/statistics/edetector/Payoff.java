package io.plumbline.drift.statistics.edetector;

/**
 * What a bet pays for one image, as logarithms: p1/p0 if the event happened, (1−p1)/(1−p0) if not, where p1 = p0 + γ(1−p0).
 * The second is 1 − γ whatever p0 is. On average a bet pays p·p1/p0 + (1−p)·(1−γ), which is 1 at p = p0 and less below.
 *
 * @param logHit log(p1/p0)
 * @param logMiss log((1−p1)/(1−p0))
 */
record Payoff(double logHit, double logMiss) {

    /** How far, in units of the last place, each logarithm is rounded down, so that no rounding makes a bet pay more than 1. */
    private static final int MARGIN_ULPS = 4;

    static Payoff of(double limit, double gap) {
        double odds = (1 - limit) / limit;
        return new Payoff(roundedDown(Math.log1p(gap * odds)), roundedDown(Math.log1p(-gap)));
    }

    private static double roundedDown(double logarithm) {
        return logarithm - MARGIN_ULPS * Math.ulp(logarithm);
    }
}
