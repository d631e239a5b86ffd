package io.plumbline.trainer.tracking.chart;

import io.plumbline.trainer.tracking.MetricPoint;
import java.util.Arrays;
import java.util.Locale;

/** A chart in a terminal: a letter for each line. */
public final class ChartText {

    private static final int COLUMNS = 60;
    private static final int ROWS = 12;

    private final LineChart chart;
    private final char[][] cells = new char[ROWS][COLUMNS];

    private ChartText(LineChart chart) {
        this.chart = chart;
        Arrays.stream(cells).forEach(row -> Arrays.fill(row, ' '));
    }

    /** Title, chart, legend; each line ends with a line break. */
    public static String of(LineChart chart) {
        ChartText text = new ChartText(chart);
        for (int i = 0; i < chart.lines().size(); i++) {
            text.draw(chart.lines().get(i), letter(i));
        }
        return text.text();
    }

    private void draw(Line line, char letter) {
        MetricPoint before = line.points().get(0);
        for (MetricPoint point : line.points()) {
            connect(before, point, letter);
            before = point;
        }
    }

    private void connect(MetricPoint from, MetricPoint to, char letter) {
        int first = column(from);
        int last = column(to);
        for (int column = first; column <= last; column++) {
            double share = last == first ? 1 : (double) (column - first) / (last - first);
            cells[row(from.value() + share * (to.value() - from.value()))][column] = letter;
        }
    }

    private int column(MetricPoint point) {
        return (int) Math.round(chart.steps().share(point.step()) * (COLUMNS - 1));
    }

    private int row(double value) {
        return ROWS - 1 - (int) Math.round(chart.values().share(value) * (ROWS - 1));
    }

    private String text() {
        StringBuilder text = new StringBuilder(chart.title()).append(System.lineSeparator());
        for (int row = 0; row < ROWS; row++) {
            text.append("%10s │%s".formatted(mark(row), new String(cells[row])).stripTrailing())
                    .append(System.lineSeparator());
        }
        text.append("%10s └%s%n".formatted("", "─".repeat(COLUMNS)));
        String last = step(chart.steps().high());
        text.append("%12s%s%s%n".formatted("", padded(step(chart.steps().low()), COLUMNS - last.length()), last));
        for (int i = 0; i < chart.lines().size(); i++) {
            text.append(
                    "%12s%s  %s%n".formatted("", letter(i), chart.lines().get(i).name()));
        }
        return text.toString();
    }

    private String mark(int row) {
        if (row == 0) {
            return number(chart.values().high());
        }
        return row == ROWS - 1 ? number(chart.values().low()) : "";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private static char letter(int line) {
        return (char) ('a' + line % 26);
    }

    private static String step(double value) {
        return "epoch %.0f".formatted(value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
