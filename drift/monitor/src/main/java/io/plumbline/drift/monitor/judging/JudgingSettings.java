package io.plumbline.drift.monitor.judging;

import io.plumbline.drift.monitor.accuracy.AccuracySettings;
import io.plumbline.drift.monitor.retraining.RetrainingPolicy;
import io.plumbline.drift.statistics.judge.DriftSettings;
import java.time.Duration;

/**
 * What a user asks of stage two.
 *
 * @param detection run lengths and tolerance of both detectors
 * @param accuracy window and run length of the watch on accuracy
 * @param retraining when alerts ask for a new model
 * @param betweenReports how much time, by the predictions' time stamps, lies at least between two reports of a model to
 *     which nothing happened
 */
public record JudgingSettings(
        DriftSettings detection, AccuracySettings accuracy, RetrainingPolicy retraining, Duration betweenReports) {

    public JudgingSettings {
        if (betweenReports.isNegative()) {
            throw new IllegalArgumentException(
                    "The time between reports is zero or longer, not %s".formatted(betweenReports));
        }
    }

    /** The detectors' and the retraining policy's defaults, and a report a second. */
    public static JudgingSettings defaults() {
        return new JudgingSettings(
                DriftSettings.defaults(),
                AccuracySettings.defaults(),
                RetrainingPolicy.defaults(),
                Duration.ofSeconds(1));
    }
}
