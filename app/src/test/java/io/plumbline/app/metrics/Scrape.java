package io.plumbline.app.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One answer at {@code /metrics}, line by line. */
record Scrape(List<String> lines) {

    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
    private static final String OWN = "plumbline_";
    private static final String MEMORY = "process_resident_memory_bytes";

    static Scrape of(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return new Scrape(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .toList());
    }

    /** Plumbline's own metrics, each with its type and the labels that any of its series has. */
    Set<String> families() {
        Map<String, String> types = new TreeMap<>();
        for (String line : lines) {
            Matcher type = TYPE.matcher(line);
            if (type.matches()
                    && (type.group(1).startsWith(OWN) || type.group(1).equals(MEMORY))) {
                types.put(type.group(1), type.group(2));
            }
        }
        return types.entrySet().stream()
                .map(each ->
                        "%s %s %s".formatted(each.getKey(), each.getValue(), labels(each.getKey(), each.getValue())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> labels(String family, String type) {
        String suffix = type.equals("histogram") ? "_(bucket|sum|count)" : "";
        Pattern series = Pattern.compile(Pattern.quote(family) + suffix + "(\\{.*\\})? .*");
        Set<String> labels = new TreeSet<>();
        lines.stream().filter(line -> series.matcher(line).matches()).forEach(line -> {
            Matcher label = LABEL.matcher(line);
            while (label.find()) {
                labels.add(label.group(1));
            }
        });
        if (type.equals("histogram")) {
            labels.remove("le");
        }
        return labels;
    }

    boolean hasPrefix(String prefix) {
        return lines.stream().anyMatch(line -> line.startsWith(prefix));
    }

    /** The value of the series that begins like this; NaN if there is none. */
    double value(String series) {
        return lines.stream()
                .filter(line -> line.startsWith(series + " ") || line.startsWith(series + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }
}
