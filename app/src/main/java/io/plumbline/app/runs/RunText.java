package io.plumbline.app.runs;

import io.plumbline.trainer.tracking.Run;
import io.plumbline.trainer.tracking.chart.ChartText;
import io.plumbline.trainer.tracking.chart.LineChart;
import io.plumbline.trainer.tracking.compare.Difference;
import io.plumbline.trainer.tracking.compare.Differences;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs in a terminal. */
public final class RunText {

    private static final String NONE = "–";
    private static final String ROW = "%-9s %-28s %-20s %-9s %8s %11s %9s%n";

    private RunText() {}

    /** A line for each run below a heading. */
    public static String table(List<Run> runs) {
        StringBuilder text =
                new StringBuilder(ROW.formatted("RUN", "NAME", "STARTED", "STATUS", "TOOK", "VALIDATION", "TEST"));
        runs.forEach(run -> text.append(ROW.formatted(
                run.shortId(),
                shortened(run.name()),
                run.startedAt().truncatedTo(ChronoUnit.SECONDS),
                run.status().name().toLowerCase(Locale.ROOT),
                run.time().map(time -> time.toSeconds() + " s").orElse(NONE),
                figure(run, "best.validationAccuracy"),
                figure(run, "testAccuracy"))));
        return text.toString();
    }

    /** All that is known of a run, and its curves. */
    public static String details(Run run) {
        String heading = """
                run         %s
                name        %s
                experiment  %s
                status      %s
                started     %s
                ended       %s
                """.formatted(
                        run.id(),
                        run.name(),
                        run.experiment(),
                        run.status().name().toLowerCase(Locale.ROOT),
                        run.startedAt(),
                        run.endedAt().map(Object::toString).orElse(NONE));
        return heading
                + section("parameters", run.parameters())
                + section("tags", run.tags())
                + section("metrics", numbers(run))
                + run.artifacts().stream().map("  %s%n"::formatted).collect(Collectors.joining("", "artifacts\n", ""))
                + charts(LineChart.ofOne(run));
    }

    /** What tells runs apart, and their curves. */
    public static String comparison(List<Run> runs) {
        Differences differences = Differences.between(runs);
        List<String> heads = new ArrayList<>(runs.stream().map(Run::shortId).toList());
        return row("", heads)
                + section("parameters that differ", differences.parameters())
                + section("tags that differ", differences.tags())
                + section("metrics that differ", differences.metrics())
                + charts(LineChart.ofSeveral(runs));
    }

    private static String charts(List<LineChart> charts) {
        return charts.stream().map(chart -> "\n" + ChartText.of(chart)).collect(Collectors.joining());
    }

    private static Map<String, String> numbers(Run run) {
        return run.metrics().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, metric -> String.format(Locale.ROOT, "%.6g", metric.getValue())));
    }

    private static String section(String title, Map<String, String> values) {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(value -> "  %-32s %s%n".formatted(value.getKey(), value.getValue()))
                .collect(Collectors.joining("", title + "\n", ""));
    }

    private static String section(String title, List<Difference> differences) {
        if (differences.isEmpty()) {
            return "";
        }
        return differences.stream()
                .map(each -> row("  " + each.name(), each.values()))
                .collect(Collectors.joining("", title + "\n", ""));
    }

    private static String row(String name, List<String> values) {
        String cells = values.stream()
                .map(value -> "%-24s".formatted(shortened(value)))
                .collect(Collectors.joining(" "));
        return "%-34s %s".formatted(name, cells).stripTrailing() + System.lineSeparator();
    }

    private static String shortened(String text) {
        int longest = 24;
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static String figure(Run run, String metric) {
        return Optional.ofNullable(run.metrics().get(metric))
                .map(value -> String.format(Locale.ROOT, "%.4f", value))
                .orElse(NONE);
    }
}
