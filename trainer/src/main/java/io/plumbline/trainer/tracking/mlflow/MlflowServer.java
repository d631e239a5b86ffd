package io.plumbline.trainer.tracking.mlflow;

import io.plumbline.model.fetch.MlflowProxy;
import io.plumbline.trainer.tracking.RunStatus;
import io.plumbline.trainer.tracking.RunTags;
import io.plumbline.trainer.tracking.folder.RunEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mlflow.api.proto.Service;

/** A server, as far as runs are written to it. What is done twice has the effect of once. For one thread. */
final class MlflowServer implements AutoCloseable {

    private static final int MOST_TWINS = 100;

    private final MlflowSettings settings;
    private final ClientCalls calls;
    private final Rest rest;
    private final ModelRegistry registry;

    MlflowServer(MlflowSettings settings) {
        this.settings = settings;
        this.calls = new ClientCalls(settings);
        this.rest = new Rest(settings);
        this.registry = new ModelRegistry(calls, rest);
    }

    ModelRegistry registry() {
        return registry;
    }

    ClientCalls calls() {
        return calls;
    }

    /** The run of this beginning, made if it is not there. */
    Service.RunInfo run(RunEvent.Started started, Instant at) {
        String experimentId = experiment(started.experiment());
        return find(experimentId, started.id())
                .orElseGet(() -> calls.ask(client -> client.createRun(Service.CreateRun.newBuilder()
                        .setExperimentId(experimentId)
                        .setRunName(started.name())
                        .setStartTime(at.toEpochMilli())
                        .addTags(Service.RunTag.newBuilder()
                                .setKey(RunTags.RUN_ID)
                                .setValue(started.id()))
                        .build())));
    }

    /** The one that has always been there: of several, the first. */
    private Optional<Service.RunInfo> find(String experimentId, String id) {
        return withTag(experimentId, id, Service.ViewType.ALL).stream()
                .min(Comparator.comparing((Service.RunInfo run) ->
                                !run.getLifecycleStage().equals("active"))
                        .thenComparingLong(Service.RunInfo::getStartTime)
                        .thenComparing(Service.RunInfo::getRunId));
    }

    /**
     * Deletes what was made again of a run: a request to make it that was given up on may have arrived after all.
     *
     * @param runId the one that stays
     */
    void deleteTwins(RunEvent.Started started, String runId) {
        String experimentId = experiment(started.experiment());
        for (Service.RunInfo run : withTag(experimentId, started.id(), Service.ViewType.ACTIVE_ONLY)) {
            if (!run.getRunId().equals(runId)) {
                calls.ask(client -> {
                    client.deleteRun(run.getRunId());
                    return true;
                });
            }
        }
    }

    private List<Service.RunInfo> withTag(String experimentId, String id, Service.ViewType view) {
        String filter = "tags.`%s` = '%s'".formatted(RunTags.RUN_ID, id);
        return calls.ask(
                client -> client.searchRuns(List.of(experimentId), filter, view, MOST_TWINS).getItems().stream()
                        .map(Service.Run::getInfo)
                        .toList());
    }

    private String experiment(String name) {
        return experimentId(name).orElseGet(() -> {
            try {
                return calls.ask(client -> client.createExperiment(name));
            } catch (RefusedException e) {
                // Somebody else may have made it at the same time.
                return experimentId(name).orElseThrow(() -> e);
            }
        });
    }

    Optional<String> experimentId(String name) {
        return calls.ask(client -> client.getExperimentByName(name).map(Service.Experiment::getExperimentId));
    }

    void log(String runId, Batch batch) {
        calls.ask(client -> {
            client.logBatch(runId, batch.metrics(), batch.parameters(), batch.tags());
            return true;
        });
    }

    /**
     * Puts a file where the run keeps its artifacts.
     *
     * @param artifacts where that is
     * @throws RefusedException if only the server can reach that
     */
    void put(URI artifacts, String path, Path file) throws IOException {
        URI address = MlflowProxy.address(settings.server(), artifacts, path)
                .orElseThrow(() -> new RefusedException(
                        Answers.NOT_FOUND,
                        "The run keeps its artifacts at %s, which is not reached through the MLflow server: start it with --serve-artifacts"
                                .formatted(artifacts),
                        null));
        rest.put(address, file);
    }

    void end(String runId, RunStatus status, Instant at) {
        Service.RunStatus word = Service.RunStatus.valueOf(status.name().toUpperCase(Locale.ROOT));
        calls.ask(client -> {
            client.setTerminated(runId, word, at.toEpochMilli());
            return true;
        });
    }

    @Override
    public void close() {
        calls.close();
    }
}
