package io.plumbline.app.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of {@code docs/METRICS.md}.
 *
 * @param metrics what Plumbline promises
 * @param prefixes what libraries tell
 */
record MetricsTable(List<Row> metrics, List<Prefix> prefixes) {

    private static final Path DOCUMENT = Path.of("..", "docs", "METRICS.md");
    private static final int COLUMNS = 6;
    private static final int PREFIX_COLUMNS = 3;

    /** One metric, with the names of its labels in alphabetical order. */
    record Row(String service, String name, String type, Set<String> labels) {}

    record Prefix(Set<String> services, String prefix) {}

    static MetricsTable read() throws IOException {
        List<List<String>> rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| ") && line.contains("| `"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .map(cells -> cells.subList(0, cells.size() - 1))
                .toList();
        return new MetricsTable(
                rows.stream()
                        .filter(cells -> cells.size() == COLUMNS)
                        .map(cells -> new Row(cells.get(0), unquoted(cells.get(1)), cells.get(2), words(cells.get(3))))
                        .toList(),
                rows.stream()
                        .filter(cells -> cells.size() == PREFIX_COLUMNS)
                        .map(cells -> new Prefix(words(cells.get(0)), unquoted(cells.get(1))))
                        .toList());
    }

    /** What this service is to tell, as {@link Scrape#families} words it. */
    Set<String> of(String service) {
        return metrics.stream()
                .filter(row -> row.service().equals(service) || row.service().equals("all"))
                .map(row -> "%s %s %s".formatted(row.name(), row.type(), row.labels()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<String> prefixesOf(String service) {
        return prefixes.stream()
                .filter(each ->
                        each.services().contains(service) || each.services().contains("all"))
                .map(Prefix::prefix)
                .toList();
    }

    private static String unquoted(String cell) {
        return cell.replace("`", "");
    }

    private static Set<String> words(String cell) {
        return Stream.of(cell.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
