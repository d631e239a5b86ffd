package io.plumbline.contract.drift;

import java.time.Instant;
import java.util.List;

/**
 * One record on {@code drift-reports}, keyed by model id: the state of every feature now.
 *
 * @param at the time stamp of the newest prediction judged, so that a replay writes the same report
 * @param judgedImages how many predictions of this model have been judged so far
 * @param referenceImages how many images stand behind the reference, n
 */
public record DriftReport(
        String modelId,
        Instant at,
        long judgedImages,
        long referenceImages,
        Window window,
        RollingKs rollingKs,
        EDetector eDetector,
        List<FeatureReport> features) {

    public DriftReport {
        features = List.copyOf(features);
    }

    /**
     * The rolling Kolmogorov–Smirnov test over the window.
     *
     * @param largestStatistic the largest √(nW/(n+W))·D over all features
     * @param threshold the λ that it is compared with
     * @param expectedRunLengthImages how many healthy images pass between two false suspicions, on average
     * @param consecutiveExceedances how many panes in a row were over the threshold
     * @param exceedancesToSuspect how many it takes
     */
    public record RollingKs(
            double largestStatistic,
            double threshold,
            long expectedRunLengthImages,
            int consecutiveExceedances,
            int exceedancesToSuspect,
            boolean suspected) {}

    /**
     * The sequential test with a guarantee.
     *
     * @param logEvidence natural logarithm of the mean evidence over all bets, in images
     * @param expectedRunLengthImages how many healthy images pass at least before a false confirmation, on average;
     *     the alarm is raised when the evidence reaches it
     */
    public record EDetector(double logEvidence, long expectedRunLengthImages, boolean confirmed) {}
}
