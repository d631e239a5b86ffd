package io.plumbline.trainer.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.json.Json;
import io.plumbline.trainer.tracking.MetricPoint;
import io.plumbline.trainer.tracking.Run;
import io.plumbline.trainer.tracking.RunIds;
import io.plumbline.trainer.tracking.RunStatus;
import io.plumbline.trainer.tracking.Runs;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mlflow.api.proto.Service;
import org.mlflow.tracking.RunsPage;

/** Reads the runs of one experiment on an MLflow server, whoever wrote them. For one thread. */
public final class MlflowRuns implements Runs, AutoCloseable {

    private static final int PAGE = 500;

    private final MlflowServer server;
    private final String experiment;

    public MlflowRuns(MlflowSettings settings, String experiment) {
        this.server = new MlflowServer(settings);
        this.experiment = experiment;
    }

    @Override
    public List<Run> list() {
        return stored().stream()
                .map(run -> run(run, lastPoints(run), List.of()))
                .toList();
    }

    @Override
    public Run find(String beginning) {
        List<Service.Run> all = stored();
        String id = RunIds.only(
                beginning, all.stream().map(run -> run.getInfo().getRunId()).toList());
        Service.Run found = all.stream()
                .filter(run -> run.getInfo().getRunId().equals(id))
                .findFirst()
                .orElseThrow();
        return run(found, allPoints(found), artifacts(id, ""));
    }

    /** All pages, the newest first. */
    private List<Service.Run> stored() {
        Optional<String> id = server.experimentId(experiment);
        if (id.isEmpty()) {
            return List.of();
        }
        List<Service.Run> runs = new ArrayList<>();
        RunsPage page = server.calls()
                .ask(client -> client.searchRuns(
                        List.of(id.get()),
                        "",
                        Service.ViewType.ACTIVE_ONLY,
                        PAGE,
                        List.of("attributes.start_time DESC")));
        runs.addAll(page.getItems());
        while (page.hasNextPage()) {
            RunsPage last = page;
            page = server.calls().ask(client -> (RunsPage) last.getNextPage());
            runs.addAll(page.getItems());
        }
        return runs;
    }

    private Run run(Service.Run run, List<MetricPoint> points, List<String> artifacts) {
        Service.RunInfo info = run.getInfo();
        return new Run(
                info.getRunId(),
                experiment,
                info.getRunName(),
                status(info.getStatus()),
                Instant.ofEpochMilli(info.getStartTime()),
                info.getEndTime() > 0 ? Optional.of(Instant.ofEpochMilli(info.getEndTime())) : Optional.empty(),
                run.getData().getParamsList().stream()
                        .collect(Collectors.toMap(Service.Param::getKey, Service.Param::getValue)),
                run.getData().getTagsList().stream()
                        .collect(Collectors.toMap(Service.RunTag::getKey, Service.RunTag::getValue)),
                points,
                artifacts);
    }

    private static RunStatus status(Service.RunStatus status) {
        return switch (status) {
            case FINISHED -> RunStatus.FINISHED;
            case FAILED -> RunStatus.FAILED;
            case KILLED -> RunStatus.KILLED;
            case RUNNING, SCHEDULED -> RunStatus.RUNNING;
        };
    }

    private static List<MetricPoint> lastPoints(Service.Run run) {
        return run.getData().getMetricsList().stream().map(MlflowRuns::point).toList();
    }

    private List<MetricPoint> allPoints(Service.Run run) {
        List<MetricPoint> points = new ArrayList<>();
        for (Service.Metric last : run.getData().getMetricsList()) {
            server.calls()
                    .ask(client -> client.getMetricHistory(run.getInfo().getRunId(), last.getKey()))
                    .forEach(metric -> points.add(point(metric)));
        }
        points.sort(Comparator.comparing(MetricPoint::at).thenComparing(MetricPoint::step));
        return points;
    }

    private static MetricPoint point(Service.Metric metric) {
        return new MetricPoint(
                metric.getKey(),
                Math.toIntExact(metric.getStep()),
                metric.getValue(),
                Instant.ofEpochMilli(metric.getTimestamp()));
    }

    private List<String> artifacts(String runId, String path) {
        String question = "artifacts/list?run_id=%s&path=%s".formatted(runId, URLEncoder.encode(path, UTF_8));
        Listing listing =
                Json.read(server.calls().ask(client -> client.sendGet(question)).getBytes(UTF_8), Listing.class);
        List<String> paths = new ArrayList<>();
        for (Entry entry : listing.files().orElse(List.of())) {
            if (entry.is_dir()) {
                paths.addAll(artifacts(runId, entry.path()));
            } else {
                paths.add(entry.path());
            }
        }
        return paths;
    }

    @Override
    public void close() {
        server.close();
    }

    private record Listing(Optional<List<Entry>> files) {}

    private record Entry(String path, boolean is_dir) {}
}
