package io.plumbline.trainer.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plot as SVG, readable on light and dark pages. Points are given in values of its axes. */
public final class Plot {

    private static final int WIDTH = 720;
    private static final int LEFT = 130;
    private static final int RIGHT = 20;
    private static final int TOP = 50;
    private static final int BOTTOM = 40;
    private static final int LEGEND_WIDTH = 145;

    private final int height;
    private final Axis across;
    private final Axis up;
    private final List<String> shapes = new ArrayList<>();
    private int legends;

    /**
     * An empty plot.
     *
     * @param height in pixels
     */
    public Plot(String title, int height, Axis across, Axis up) {
        this.height = height;
        this.across = across;
        this.up = up;
        text(WIDTH / 2.0, 18, "middle", title);
        across.ticks().forEach(tick -> {
            line(x(tick), y(up.from()), x(tick), y(up.to()), "#8884", "");
            text(x(tick), height - BOTTOM + 18.0, "middle", shown(tick));
        });
    }

    /** Labels and lines for values of the upward axis. */
    public Plot grid() {
        up.ticks().forEach(tick -> row(tick, shown(tick)));
        return this;
    }

    /** A line across, with what it stands for at its left. */
    public Plot row(double at, String label) {
        line(x(across.from()), y(at), x(across.to()), y(at), "#8884", "");
        text(LEFT - 8.0, y(at) + 4, "end", label);
        return this;
    }

    /** A series of dots, joined by a line or not. */
    public Plot series(Series series) {
        List<Point> points = series.points();
        if (series.isJoined()) {
            add(
                    "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>",
                    series.colour(), joined(points));
        }
        points.forEach(point -> add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>",
                x(point.across()), y(point.up()), series.colour()));
        double legend = LEFT + (double) LEGEND_WIDTH * legends++;
        add("<circle cx=\"%.1f\" cy=\"34\" r=\"4\" fill=\"%s\"/>", legend, series.colour());
        text(legend + 8, 38, "start", series.title());
        return this;
    }

    /**
     * The range within which a line could have run.
     *
     * @param colour as SVG has it
     * @param lower from left to right
     * @param upper from left to right
     */
    public Plot band(String colour, List<Point> lower, List<Point> upper) {
        List<Point> around = new ArrayList<>(lower);
        for (int i = upper.size() - 1; i >= 0; i--) {
            around.add(upper.get(i));
        }
        add("<polygon fill=\"%s\" fill-opacity=\".15\" points=\"%s\"/>", colour, joined(around));
        return this;
    }

    /** A dashed upright line. */
    public Plot mark(double at) {
        line(x(at), y(up.from()), x(at), y(up.to()), "#888", " stroke-dasharray=\"4 3\"");
        return this;
    }

    private String joined(List<Point> points) {
        return points.stream()
                .map(point -> format("%.1f,%.1f", x(point.across()), y(point.up())))
                .collect(Collectors.joining(" "));
    }

    private double x(double value) {
        return LEFT + across.place(value) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return height - BOTTOM - up.place(value) * (height - TOP - BOTTOM);
    }

    private void line(double x1, double y1, double x2, double y2, String colour, String style) {
        add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"%s/>", x1, y1, x2, y2, colour, style);
    }

    private void text(double x, double y, String anchor, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, text.replace("<", "&lt;"));
    }

    private void add(String shape, Object... values) {
        shapes.add(format(shape, values));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static String shown(double value) {
        return value == Math.rint(value) ? format("%,.0f", value) : format("%s", value);
    }

    /** The whole file. */
    @Override
    public String toString() {
        return format("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12" fill="#888">
                %s
                </svg>
                """, WIDTH, height, String.join("\n", shapes));
    }

    /** A place in the plot, in values of its axes. */
    public record Point(double across, double up) {}

    /**
     * What belongs together.
     *
     * @param colour as SVG has it
     */
    public record Series(String title, String colour, boolean isJoined, List<Point> points) {

        public Series {
            points = List.copyOf(points);
        }
    }
}
