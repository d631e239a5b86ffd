package io.plumbline.trainer.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run as it was kept.
 *
 * @param id by which its keeper knows it
 * @param experiment what it belongs to
 * @param name for people
 * @param status how it stands
 * @param startedAt when it began
 * @param endedAt when it ended, if it did
 * @param parameters what was chosen, by name
 * @param tags what it is found by, by name
 * @param points its figures in their order; in a list of runs only the last of each name
 * @param artifacts paths of the files that came of it; none in a list of runs
 */
public record Run(
        String id,
        String experiment,
        String name,
        RunStatus status,
        Instant startedAt,
        Optional<Instant> endedAt,
        Map<String, String> parameters,
        Map<String, String> tags,
        List<MetricPoint> points,
        List<String> artifacts) {

    private static final int SHORT_ID = 8;

    public Run {
        parameters = new TreeMap<>(parameters);
        tags = new TreeMap<>(tags);
        points = List.copyOf(points);
        artifacts = List.copyOf(artifacts);
    }

    /** The first digits of its id, for people. */
    public String shortId() {
        return id.substring(0, Math.min(SHORT_ID, id.length()));
    }

    /** How long it took, if it has ended. */
    public Optional<Duration> time() {
        return endedAt.map(end -> Duration.between(startedAt, end));
    }

    /** The last value of each figure, by name. */
    public Map<String, Double> metrics() {
        Map<String, Double> last = new TreeMap<>();
        points.forEach(point -> last.put(point.name(), point.value()));
        return last;
    }

    /** How each figure went, by name in the order in which they were first known. */
    public Map<String, List<MetricPoint>> curves() {
        Map<String, List<MetricPoint>> curves = new LinkedHashMap<>();
        points.forEach(point ->
                curves.computeIfAbsent(point.name(), name -> new ArrayList<>()).add(point));
        return curves;
    }
}
