package io.plumbline.contract.drift;

/**
 * One feature of one {@link DriftReport}.
 *
 * @param statistic the Kolmogorov–Smirnov D between window and reference at the reference's bin edges, in [0, 1]: the
 *     size of the effect
 * @param scaledStatistic √(nW/(n+W))·D
 * @param pValue of D under the asymptotic (or, for tiny samples, exact) null; conservative, since binned
 * @param correctedPValue the same by Holm's correction over all features
 * @param trend D of this window less D one window earlier; positive while the feature moves away
 * @param logEvidence natural logarithm of the largest evidence of this feature's bets
 */
public record FeatureReport(
        String name,
        String unit,
        double statistic,
        double scaledStatistic,
        double pValue,
        double correctedPValue,
        double trend,
        Direction direction,
        double logEvidence) {}
