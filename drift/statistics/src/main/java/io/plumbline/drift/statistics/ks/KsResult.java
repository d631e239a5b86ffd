package io.plumbline.drift.statistics.ks;

/**
 * What a two-sample Kolmogorov–Smirnov test of a window against a reference found.
 *
 * @param d the largest distance between the two cumulative shares, 0 to 1: the size of the effect
 * @param t d · sqrt(n·w / (n + w)), which has the same distribution for all sizes if nothing has changed
 * @param p the probability of a distance of at least d if nothing has changed, 0 to 1; conservative (too large) if several
 *     values share a bin
 * @param method how p was found
 * @param direction where the values went, at the place of the largest distance
 * @param bin the bin at whose upper end the distance is largest
 * @param referenceShare the share of the reference up to that place, 0 to 1
 * @param windowShare the share of the window up to that place, 0 to 1
 */
public record KsResult(
        double d,
        double t,
        double p,
        Method method,
        Direction direction,
        int bin,
        double referenceShare,
        double windowShare) {

    /** How a p-value was found. */
    public enum Method {
        /** From the exact distribution for these sample sizes; needs small samples without ties. */
        EXACT,
        /** From Kolmogorov's limiting distribution. */
        ASYMPTOTIC
    }
}
