package io.plumbline.trainer.tracking.chart;

import io.plumbline.trainer.tracking.MetricPoint;
import io.plumbline.trainer.tracking.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Lines over epochs on common axes.
 *
 * @param title above it
 * @param lines one or more
 */
public record LineChart(String title, List<Line> lines) {

    private static final String TRAINING = "training";
    private static final String VALIDATION = "validation";

    public LineChart {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("The chart '%s' has no lines".formatted(title));
        }
        lines = List.copyOf(lines);
    }

    /** Loss and accuracy of one run, training and validation in one chart; those that it has. */
    public static List<LineChart> ofOne(Run run) {
        Map<String, List<Line>> charts = new LinkedHashMap<>();
        run.curves().forEach((name, points) -> {
            if (name.startsWith(TRAINING) && points.size() > 1) {
                add(charts, name.substring(TRAINING.length()), new Line(TRAINING, points));
            } else if (name.startsWith(VALIDATION) && points.size() > 1) {
                add(charts, name.substring(VALIDATION.length()), new Line(VALIDATION, points));
            }
        });
        return charts(charts);
    }

    /** A chart for each figure that has more than one point in any of these runs, with a line for each run. */
    public static List<LineChart> ofSeveral(List<Run> runs) {
        Map<String, List<Line>> charts = new LinkedHashMap<>();
        for (Run run : runs) {
            run.curves().forEach((name, points) -> {
                if (points.size() > 1) {
                    add(charts, name, new Line("%s %s".formatted(run.shortId(), run.name()), points));
                }
            });
        }
        return charts(charts);
    }

    private static void add(Map<String, List<Line>> charts, String title, Line line) {
        charts.computeIfAbsent(title, any -> new ArrayList<>()).add(line);
    }

    private static List<LineChart> charts(Map<String, List<Line>> charts) {
        return charts.entrySet().stream()
                .map(chart -> new LineChart(chart.getKey(), chart.getValue()))
                .toList();
    }

    Axis steps() {
        return axis(MetricPoint::step);
    }

    Axis values() {
        return axis(MetricPoint::value);
    }

    private Axis axis(ToDoubleFunction<MetricPoint> of) {
        double[] sorted = points().mapToDouble(of).sorted().toArray();
        return new Axis(sorted[0], sorted[sorted.length - 1]);
    }

    private Stream<MetricPoint> points() {
        return lines.stream().flatMap(line -> line.points().stream());
    }

    /** From the smallest to the greatest value on it. */
    record Axis(double low, double high) {

        /** Where a value stands, from 0 to 1; in the middle if there is but one. */
        double share(double value) {
            return high == low ? 0.5 : (value - low) / (high - low);
        }
    }
}
