package io.plumbline.trainer.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table: the first column is text, the others are figures. */
public final class Table implements Block {

    private final List<String> titles;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... titles) {
        this.titles = List.of(titles);
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** In Markdown. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(line(titles));
        lines.add("|---|" + "---:|".repeat(titles.size() - 1));
        rows.forEach(row -> lines.add(line(row)));
        return String.join("\n", lines);
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    @Override
    public String markdown(String folder) {
        return toString();
    }

    /** Columns that stand below each other. */
    @Override
    public String text() {
        int[] widths = IntStream.range(0, titles.size()).map(this::width).toArray();
        List<String> lines = new ArrayList<>();
        lines.add(aligned(titles, widths));
        rows.forEach(row -> lines.add(aligned(row, widths)));
        return String.join("\n", lines);
    }

    private int width(int column) {
        return IntStream.concat(
                        IntStream.of(titles.get(column).length()),
                        rows.stream().mapToInt(row -> row.get(column).length()))
                .max()
                .orElseThrow();
    }

    private static String aligned(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder(cells.get(0))
                .append(" ".repeat(widths[0] - cells.get(0).length()));
        for (int i = 1; i < cells.size(); i++) {
            line.append(" ".repeat(2 + widths[i] - cells.get(i).length())).append(cells.get(i));
        }
        return line.toString();
    }

    @Override
    public String html() {
        return "<table>\n<tr>%s</tr>\n%s\n</table>"
                .formatted(
                        html(titles, "th"),
                        rows.stream()
                                .map(row -> "<tr>%s</tr>".formatted(html(row, "td")))
                                .collect(Collectors.joining("\n")));
    }

    private static String html(List<String> cells, String tag) {
        return cells.stream()
                .map(cell -> "<%1$s>%2$s</%1$s>".formatted(tag, Block.escaped(cell)))
                .collect(Collectors.joining());
    }
}
