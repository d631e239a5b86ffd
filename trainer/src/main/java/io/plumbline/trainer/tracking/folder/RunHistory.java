package io.plumbline.trainer.tracking.folder;

import io.plumbline.trainer.tracking.MetricPoint;
import io.plumbline.trainer.tracking.Run;
import io.plumbline.trainer.tracking.RunStatus;
import io.plumbline.trainer.tracking.RunTags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a run's log comes to. */
final class RunHistory {

    private final Map<String, String> parameters = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private final List<MetricPoint> points = new ArrayList<>();
    private final Set<String> artifacts = new LinkedHashSet<>();
    private Optional<RunEvent> end = Optional.empty();

    private RunHistory() {}

    /** The run, if it has begun. */
    static Optional<Run> of(List<RunEvent> events, Instant now) {
        if (events.isEmpty() || events.get(0).started().isEmpty()) {
            return Optional.empty();
        }
        RunHistory history = new RunHistory();
        events.forEach(history::take);
        boolean killed = OpenRun.of(events).filter(run -> run.isKilled(now)).isPresent();
        return Optional.of(history.run(events.get(0), killed ? RunStatus.KILLED : RunStatus.RUNNING));
    }

    private void take(RunEvent event) {
        event.parameters().ifPresent(values -> values.forEach(parameters::putIfAbsent));
        event.tags().ifPresent(tags::putAll);
        event.metrics().ifPresent(metrics -> metrics.values()
                .forEach((name, value) -> points.add(new MetricPoint(name, metrics.step(), value, event.at()))));
        event.artifact().ifPresent(artifact -> artifacts.add(artifact.path()));
        event.ended().ifPresent(ended -> {
            end = Optional.of(event);
            ended.why().ifPresent(why -> tags.put(RunTags.WHY, why));
        });
    }

    private Run run(RunEvent first, RunStatus withoutEnd) {
        RunEvent.Started started = first.started().orElseThrow();
        return new Run(
                started.id(),
                started.experiment(),
                started.name(),
                end.flatMap(RunEvent::ended).map(RunEvent.Ended::status).orElse(withoutEnd),
                first.at(),
                end.map(RunEvent::at),
                parameters,
                tags,
                points,
                List.copyOf(artifacts));
    }
}
