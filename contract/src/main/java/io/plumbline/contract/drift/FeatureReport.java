package io.plumbline.contract.drift;

import io.plumbline.contract.check.Require;
import java.util.Optional;

/**
 * One feature of one {@link DriftReport}. Every number is finite.
 *
 * @param name the feature's name in the manifest of the model
 * @param unit of the feature's values, for people; may be empty
 * @param statistic the Kolmogorov–Smirnov D between window and reference at the reference's bin edges, in [0, 1]: the
 *     size of the effect
 * @param scaledStatistic √(nW/(n+W))·D, from n images of the reference and W of the window
 * @param pValue of D under the asymptotic (or, for tiny samples, exact) null, in [0, 1]; conservative, since binned
 * @param correctedPValue the same, corrected over all features by what the monitor was told to use, Holm's procedure unless
 *     told otherwise, in [0, 1]
 * @param trend how much farther the newer half of the window is from the reference than the older half, where the whole
 *     window is farthest; in [−1, 1], positive while the feature moves away
 * @param direction where the mass of the feature has gone
 * @param logEvidence natural logarithm of the largest evidence of this feature's bets, in images; 0 (the evidence of one
 *     image, which is none) where nothing can be bet on it
 * @param lagOneCorrelation how much alike in this feature images and the ones before them were at the last look: the lag-1
 *     autocorrelation of its ranks, in [−1, 1]; absent while too few have come to tell
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
        double logEvidence,
        Optional<Double> lagOneCorrelation) {

    public FeatureReport {
        Require.text("name", name);
        Require.present("unit", unit);
        Require.share("statistic", statistic);
        Require.notNegative("scaledStatistic", scaledStatistic);
        Require.share("pValue", pValue);
        Require.share("correctedPValue", correctedPValue);
        Require.within("trend", -1, 1, trend);
        Require.present("direction", direction);
        Require.finite("logEvidence", logEvidence);
        Require.present("lagOneCorrelation", lagOneCorrelation)
                .ifPresent(correlation -> Require.within("lagOneCorrelation", -1, 1, correlation));
    }
}
