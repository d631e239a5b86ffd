package io.plumbline.contract.drift;

import io.plumbline.contract.check.Require;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One record on {@code drift-reports}, keyed by model id: the state of every feature now.
 *
 * @param modelId the model whose predictions were judged, against its own reference
 * @param at the time stamp of the newest prediction judged, so that a replay writes the same report
 * @param judgedImages how many predictions of this model have been judged so far
 * @param referenceImages how many images stand behind the reference, n
 * @param window the newest predictions, which the rolling test and the features' D speak of
 * @param features every feature, in the order of the model's manifest
 * @param serialDependence whether images come independently of each other; absent while too few have come to tell
 * @param labels what became of the labels that came; absent while none have
 * @param accuracy how often the model was right, by the labels that came; absent while none have
 * @param estimatedAccuracy how often the model is right, guessed without labels; absent where the model's package does not
 *     say how to guess it, and while too few predictions have come
 */
public record DriftReport(
        String modelId,
        Instant at,
        long judgedImages,
        long referenceImages,
        Window window,
        RollingKs rollingKs,
        EDetector eDetector,
        List<FeatureReport> features,
        Optional<SerialDependence> serialDependence,
        Optional<LabelCounts> labels,
        Optional<AccuracyReport> accuracy,
        Optional<EstimatedAccuracy> estimatedAccuracy) {

    public DriftReport {
        Require.text("modelId", modelId);
        Require.present("at", at);
        Require.notNegative("judgedImages", judgedImages);
        Require.notNegative("referenceImages", referenceImages);
        Require.present("window", window);
        Require.present("rollingKs", rollingKs);
        Require.present("eDetector", eDetector);
        features = Require.list("features", features);
        Require.present("serialDependence", serialDependence);
        Require.present("labels", labels);
        Require.present("accuracy", accuracy);
        Require.present("estimatedAccuracy", estimatedAccuracy);
    }

    /**
     * The rolling Kolmogorov–Smirnov test over the window.
     *
     * @param largestStatistic the largest √(nW/(n+W))·D over all features
     * @param threshold the λ that it is compared with
     * @param expectedRunLengthImages how many healthy images pass between two false suspicions, on average
     * @param expectedRunLengthSeconds how long those take at the rate of the window; 0 where it has none
     * @param consecutiveExceedances how many panes in a row were over the threshold
     * @param exceedancesToSuspect how many it takes
     * @param suspected whether it speaks now
     */
    public record RollingKs(
            double largestStatistic,
            double threshold,
            long expectedRunLengthImages,
            double expectedRunLengthSeconds,
            int consecutiveExceedances,
            int exceedancesToSuspect,
            boolean suspected) {

        public RollingKs {
            Require.notNegative("largestStatistic", largestStatistic);
            Require.notNegative("threshold", threshold);
            Require.atLeast("expectedRunLengthImages", 1, expectedRunLengthImages);
            Require.notNegative("expectedRunLengthSeconds", expectedRunLengthSeconds);
            Require.notNegative("consecutiveExceedances", consecutiveExceedances);
            Require.atLeast("exceedancesToSuspect", 1, exceedancesToSuspect);
        }
    }

    /**
     * The sequential test with a guarantee.
     *
     * @param logEvidence natural logarithm of the mean evidence over all bets, in images; finite
     * @param expectedRunLengthImages how many healthy images pass at least before a false confirmation, on average;
     *     the alarm is raised when the evidence reaches it
     * @param expectedRunLengthSeconds how long those take at the rate of the window; 0 where it has none
     * @param confirmed whether it speaks now
     */
    public record EDetector(
            double logEvidence, long expectedRunLengthImages, double expectedRunLengthSeconds, boolean confirmed) {

        public EDetector {
            Require.finite("logEvidence", logEvidence);
            Require.atLeast("expectedRunLengthImages", 1, expectedRunLengthImages);
            Require.notNegative("expectedRunLengthSeconds", expectedRunLengthSeconds);
        }
    }
}
