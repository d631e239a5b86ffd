package io.plumbline.bench.drift.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A Markdown table: the first column is text, the others are figures. */
public final class Table {

    private final List<String> lines = new ArrayList<>();

    public Table(String... titles) {
        row(titles);
        lines.add("|---|" + "---:|".repeat(titles.length - 1));
    }

    public Table row(String... cells) {
        lines.add(List.of(cells).stream().collect(Collectors.joining(" | ", "| ", " |")));
        return this;
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
