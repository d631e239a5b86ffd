package io.plumbline.app.drift;

import java.util.List;
import java.util.Locale;

/** Several {@link Ecdf}s as one SVG picture, one below the other. */
public final class EcdfSvg {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 160;
    private static final int MARGIN = 30;

    private EcdfSvg() {}

    /** The picture, as UTF-8 text. */
    public static String of(List<Ecdf> ecdfs) {
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"11\">%n"
                        .formatted(WIDTH, HEIGHT * ecdfs.size()));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (int i = 0; i < ecdfs.size(); i++) {
            panel(ecdfs.get(i), i * HEIGHT, svg);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void panel(Ecdf ecdf, int top, StringBuilder svg) {
        int bottom = top + HEIGHT - MARGIN;
        svg.append("<text x=\"%d\" y=\"%d\">%s (D %s): reference grey, now red</text>%n"
                .formatted(MARGIN, top + 18, escaped(ecdf.feature()), number(ecdf.distance())));
        svg.append("<path d=\"M%d %dH%d\" stroke=\"black\"/>%n".formatted(MARGIN, bottom, WIDTH - MARGIN));
        svg.append("<text x=\"%d\" y=\"%d\">%s</text>%n"
                .formatted(MARGIN, bottom + 14, number(ecdf.edges().get(0))));
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s %s</text>%n"
                .formatted(
                        WIDTH - MARGIN,
                        bottom + 14,
                        number(ecdf.edges().get(ecdf.edges().size() - 1)),
                        escaped(ecdf.unit())));
        line(ecdf.edges(), ecdf.reference(), "grey", top, svg);
        line(ecdf.edges(), ecdf.window(), "crimson", top, svg);
    }

    private static void line(List<Float> edges, List<Double> shares, String colour, int top, StringBuilder svg) {
        double low = edges.get(0);
        double span = Math.max(edges.get(edges.size() - 1) - low, Float.MIN_NORMAL);
        svg.append("<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"%s\" points=\"".formatted(colour));
        for (int i = 0; i < edges.size(); i++) {
            double x = MARGIN + (edges.get(i) - low) / span * (WIDTH - 2 * MARGIN);
            double y = top + HEIGHT - MARGIN - shares.get(i) * (HEIGHT - 2.0 * MARGIN);
            svg.append("%s,%s ".formatted(number(x), number(y)));
        }
        svg.append("\"/>\n");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
