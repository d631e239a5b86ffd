package io.plumbline.app.demo;

import io.plumbline.app.demo.report.DemoReport;
import io.plumbline.app.demo.report.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The summary as a person reads it in ten seconds. */
final class SummaryText {

    private SummaryText() {}

    static String of(Summary summary) {
        DemoReport report = summary.report();
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "images",
                "%,d sent, %,d predicted, %,d rejected of %,d broken; %d lost, %d duplicated",
                report.images(),
                report.predictions(),
                report.rejections(),
                report.brokenImages(),
                report.lost(),
                report.duplicated()));
        lines.add(line(
                "speed",
                "%,.0f images/s in the rush; then p50 %.0f, p95 %.0f, p99 %.0f ms; longest gap %,d ms",
                report.throughputPerSecond(),
                report.latencyMs().p50(),
                report.latencyMs().p95(),
                report.latencyMs().p99(),
                report.maxGapMs()));
        lines.add(line(
                "training",
                "%s, test accuracy %.4f",
                Double.isNaN(report.trainSeconds()) ? "elsewhere" : "%.0f s".formatted(report.trainSeconds()),
                report.testAccuracy()));
        lines.add(line(
                "accuracy",
                "%s before the shift '%s', %s during it, %s after the swap",
                share(report.accuracy().beforeShift()),
                report.shift(),
                share(report.accuracy().duringShift()),
                share(report.accuracy().afterSwap())));
        lines.add(line("false", "%d alarms, %d suspicions", report.falseAlarms(), report.falseSuspicions()));
        lines.add(line("alert", "%s", alert(report.alert())));
        lines.add(line("verdict", "%s", verdict(report.verdict())));
        lines.add(line(
                "story",
                "%s",
                summary.missing().isEmpty() ? "whole" : "incomplete: " + String.join("; ", summary.missing())));
        return String.join(System.lineSeparator(), lines);
    }

    private static String line(String name, String format, Object... values) {
        return "  %-9s %s".formatted(name, String.format(Locale.ROOT, format, values));
    }

    private static String alert(DemoReport.Alert alert) {
        if (alert == null) {
            return "none";
        }
        return "suspected after %s, confirmed after %,d shifted images; %s; %s"
                .formatted(
                        alert.suspectedAfterImages() == null ? "–" : alert.suspectedAfterImages(),
                        alert.confirmedAfterImages(),
                        String.join(", ", alert.topFeatures()),
                        alert.resolved() ? "resolved" : "not resolved");
    }

    private static String verdict(DemoReport.Verdict verdict) {
        if (verdict == null) {
            return "none";
        }
        return "%s: champion %s, challenger %s on recent images"
                .formatted(
                        verdict.promoted() ? "promoted" : "refused",
                        share(verdict.championAccuracy()),
                        share(verdict.challengerAccuracy()));
    }

    private static String share(Double share) {
        return share == null ? "–" : String.format(Locale.ROOT, "%.3f", share);
    }
}
