package io.plumbline.app.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An {@link Ecdf} as lines for a terminal: the reference in dots, the window in hashes, both where they agree in plus signs. */
public final class EcdfText {

    private static final int ROWS = 11;

    private EcdfText() {}

    /** One column for each edge. */
    public static List<String> lines(Ecdf ecdf) {
        char[][] canvas = new char[ROWS][ecdf.edges().size()];
        for (char[] row : canvas) {
            Arrays.fill(row, ' ');
        }
        draw(ecdf.reference(), '.', canvas);
        draw(ecdf.window(), '#', canvas);
        List<String> lines = new ArrayList<>();
        lines.add("%s (D %.3f)".formatted(ecdf.feature(), ecdf.distance()));
        for (int row = 0; row < ROWS; row++) {
            lines.add("%4.1f |%s".formatted(1 - row / (ROWS - 1.0), new String(canvas[row]).stripTrailing()));
        }
        lines.add("     +%s".formatted("-".repeat(ecdf.edges().size())));
        lines.add("      %.4g to %.4g %s"
                .formatted(ecdf.edges().get(0), ecdf.edges().get(ecdf.edges().size() - 1), ecdf.unit()));
        return lines;
    }

    private static void draw(List<Double> shares, char sign, char[][] canvas) {
        for (int column = 0; column < shares.size(); column++) {
            int row = (int) Math.round((1 - shares.get(column)) * (ROWS - 1));
            canvas[row][column] = canvas[row][column] == ' ' ? sign : '+';
        }
    }
}
