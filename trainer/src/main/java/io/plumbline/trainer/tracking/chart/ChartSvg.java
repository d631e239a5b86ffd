package io.plumbline.trainer.tracking.chart;

import io.plumbline.trainer.tracking.MetricPoint;
import java.util.List;
import java.util.Locale;

/** Charts as one SVG picture, one below the other. */
public final class ChartSvg {

    private static final int WIDTH = 640;
    private static final int PLOT_HEIGHT = 200;
    private static final int MARGIN = 50;
    private static final int LINE_HEIGHT = 16;
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000");

    private final StringBuilder svg = new StringBuilder();
    private int top;

    private ChartSvg() {}

    /** The picture, as UTF-8 text. */
    public static String of(List<LineChart> charts) {
        ChartSvg picture = new ChartSvg();
        charts.forEach(picture::panel);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="11">
                <rect width="100%%" height="100%%" fill="white"/>
                %s</svg>
                """.formatted(WIDTH, Math.max(1, picture.top), picture.svg);
    }

    private void panel(LineChart chart) {
        int bottom = top + MARGIN + PLOT_HEIGHT;
        text(MARGIN, top + MARGIN - 20, "start", chart.title());
        svg.append("<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"black\"/>%n"
                .formatted(MARGIN, top + MARGIN, bottom, WIDTH - MARGIN));
        text(MARGIN - 4, top + MARGIN + 4, "end", number(chart.values().high()));
        text(MARGIN - 4, bottom, "end", number(chart.values().low()));
        text(
                MARGIN,
                bottom + LINE_HEIGHT,
                "start",
                "epoch " + number(chart.steps().low()));
        text(WIDTH - MARGIN, bottom + LINE_HEIGHT, "end", number(chart.steps().high()));
        for (int i = 0; i < chart.lines().size(); i++) {
            line(chart, i, bottom);
        }
        top = bottom + LINE_HEIGHT * (chart.lines().size() + 2);
    }

    private void line(LineChart chart, int index, int bottom) {
        Line line = chart.lines().get(index);
        String colour = COLOURS.get(index % COLOURS.size());
        svg.append("<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"%s\" points=\"".formatted(colour));
        for (MetricPoint point : line.points()) {
            double x = MARGIN + chart.steps().share(point.step()) * (WIDTH - 2 * MARGIN);
            double y = bottom - chart.values().share(point.value()) * PLOT_HEIGHT;
            svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        }
        svg.append("\"/>\n");
        int y = bottom + LINE_HEIGHT * (index + 2);
        svg.append("<path d=\"M%d %dh20\" stroke-width=\"2\" stroke=\"%s\"/>%n".formatted(MARGIN, y - 4, colour));
        text(MARGIN + 26, y, "start", line.name());
    }

    private void text(int x, int y, String anchor, String words) {
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n".formatted(x, y, anchor, escaped(words)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
