package io.plumbline.drift.monitor.meters;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.plumbline.contract.drift.AccuracyReport;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.drift.EstimatedAccuracy;
import io.plumbline.drift.monitor.judging.Standing;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** The last report about the champion, as numbers; NaN while there is none, or it does not say. */
final class ReportMeters {

    private static final String PREFIX = "plumbline.monitor.";
    private static final double MS_PER_S = 1e3;

    private final Standing standing;
    private final MeterRegistry registry;

    ReportMeters(Standing standing, MeterRegistry registry) {
        this.standing = standing;
        this.registry = registry;
    }

    void bind() {
        gauge("drift.threshold", "What the largest scaled statistic is compared with", report -> report.rollingKs()
                .threshold());
        gauge("drift.largest.scaled.statistic", "The largest over all features", report -> report.rollingKs()
                .largestStatistic());
        gauge("drift.log.evidence", "ln of the mean evidence over all bets", report -> report.eDetector()
                .logEvidence());
        gauge(
                "drift.log.evidence.threshold",
                "ln of the evidence that confirms drift",
                report -> Math.log((double) report.eDetector().expectedRunLengthImages()));
        gauge("judged.images", "Predictions of the champion judged so far", report -> (double) report.judgedImages());
        gauge(
                "promise.holds",
                "Whether images come independently of each other, as the run lengths need",
                report -> report.serialDependence()
                        .map(order -> order.promiseHolds() ? 1.0 : 0.0)
                        .orElse(Double.NaN));
        gauge("accuracy", "Share of the newest labelled predictions that was right", report -> report.accuracy()
                .map(AccuracyReport::accuracy)
                .orElse(Double.NaN));
        gauge("labelled.images", "How many labelled predictions that is", report -> report.accuracy()
                .map(accuracy -> (double) accuracy.labels())
                .orElse(0.0));
        gauge("estimated.accuracy", "The same, guessed without labels", report -> report.estimatedAccuracy()
                .map(EstimatedAccuracy::accuracy)
                .orElse(Double.NaN));
        TimeGauge.builder(PREFIX + "report.timestamp", standing, TimeUnit.SECONDS, ReportMeters::seconds)
                .description("Time stamp of the newest prediction in the last report, since 1970")
                .register(registry);
    }

    private static double seconds(Standing standing) {
        return standing.report()
                .map(report -> report.at().toEpochMilli() / MS_PER_S)
                .orElse(Double.NaN);
    }

    private void gauge(String name, String description, ToDoubleFunction<DriftReport> value) {
        Gauge.builder(PREFIX + name, standing, all -> all.report()
                        .map(value::applyAsDouble)
                        .orElse(Double.NaN))
                .description(description)
                .register(registry);
    }
}
