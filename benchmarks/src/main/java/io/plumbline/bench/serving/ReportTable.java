package io.plumbline.bench.serving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The report as a table for people. */
final class ReportTable {

    private ReportTable() {}

    /** Line by line. */
    static List<String> lines(ServingReport report) {
        Map<String, CaseFigures> cases = new LinkedHashMap<>();
        report.mlp().ifPresent(figures -> cases.put("mlp", figures));
        report.cnn().ifPresent(figures -> cases.put("cnn", figures));
        report.mlpPng().ifPresent(figures -> cases.put("mlpPng", figures));
        report.cnnPng().ifPresent(figures -> cases.put("cnnPng", figures));
        List<String> lines = new ArrayList<>();
        lines.add(row("images/s", List.copyOf(cases.keySet())));
        rates(lines, cases);
        ratios(lines, cases);
        report.latencyMs().ifPresent(latency -> lines.add("Latency, mlp at 5,000/s: " + latency.shown()));
        report.cnnLatency()
                .ifPresent(cnn -> lines.add("Latency, cnn at %,.0f/s: %s"
                        .formatted(cnn.imagesPerSecond(), cnn.latencyMs().shown())));
        report.latencyRuns()
                .forEach((title, bySettings) -> bySettings.forEach((settings, runs) -> lines.add("  %s with %s: %s"
                        .formatted(title, settings, LatencyFigures.medians(runs).shown()))));
        lines.add("Resident: %d MiB".formatted(report.residentMiB()));
        report.twoInstances().ifPresent(two -> lines.add("Two instances: " + two.shown()));
        report.growth().ifPresent(growth -> lines.add("Growth: " + growth.shown()));
        return lines;
    }

    private static void rates(List<String> lines, Map<String, CaseFigures> cases) {
        add(lines, "forward", cases, figures -> runs(figures, Role.FORWARD, ""));
        add(lines, "pass-through", cases, figures -> runs(figures, Role.PASS_THROUGH, ""));
        add(lines, "ceiling", cases, figures -> rate(figures.ceiling()));
        add(lines, "plumbline", cases, figures -> runs(figures, Role.PLUMBLINE, ""));
        add(lines, "  without features", cases, figures -> runs(figures, Role.WITHOUT_FEATURES, "the same"));
        add(lines, "one pass per record", cases, figures -> runs(figures, Role.PER_RECORD, ""));
        add(lines, "Python loop", cases, figures -> runs(figures, Role.PYTHON, "not measured"));
    }

    /** The median at the best settings, and between what the runs lay there. */
    private static String runs(CaseFigures figures, Role role, String missing) {
        return Optional.ofNullable(figures.runs().get(role.title()))
                .map(Samples::of)
                .map(found -> "%s (%s–%s)".formatted(rate(found.figure()), rate(found.least()), rate(found.most())))
                .orElse(missing);
    }

    private static void ratios(List<String> lines, Map<String, CaseFigures> cases) {
        add(lines, "to ceiling", cases, figures -> ratio(figures.ratioToCeiling()));
        add(lines, "to one per record", cases, figures -> ratio(figures.ratioToPerRecord()));
        add(lines, "to Python", cases, figures -> figures.ratioToPython()
                .map(ReportTable::ratio)
                .orElse("not measured"));
    }

    private static void add(
            List<String> lines, String title, Map<String, CaseFigures> cases, Function<CaseFigures, String> cell) {
        lines.add(row(title, cases.values().stream().map(cell).toList()));
    }

    private static String row(String title, List<String> cells) {
        StringBuilder row = new StringBuilder("%-22s".formatted(title));
        cells.forEach(cell -> row.append("%28s".formatted(cell)));
        return row.toString();
    }

    private static String rate(double imagesPerSecond) {
        return "%,.0f".formatted(imagesPerSecond);
    }

    private static String ratio(double value) {
        return "%.2f".formatted(value);
    }
}
