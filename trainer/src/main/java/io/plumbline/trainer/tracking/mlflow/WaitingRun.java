package io.plumbline.trainer.tracking.mlflow;

import io.plumbline.contract.models.ModelId;
import io.plumbline.trainer.tracking.RunTags;
import io.plumbline.trainer.tracking.folder.RunEvent;
import io.plumbline.trainer.tracking.folder.RunFolder;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlflow.api.proto.Service;

/**
 * A run on its way to a server. How much of it has arrived is noted after each request; what was sent and not noted is sent
 * again, with the effect of once.
 */
record WaitingRun(RunFolder folder) {

    /** Why a server does not take a run. */
    record Refusal(String why) {}

    private Note<Progress> progress() {
        return new Note<>(folder.path().resolve("sent.json"), Progress.class);
    }

    Note<Refusal> refusal() {
        return new Note<>(folder.path().resolve("refused.json"), Refusal.class);
    }

    /**
     * Sends what the server does not have yet.
     *
     * @return whether it has all, and nothing more will come
     * @throws IOException if the run cannot be read
     */
    boolean send(MlflowServer server, Instant now) throws IOException {
        folder.endIfAbandoned(now);
        List<RunEvent> events = folder.events();
        if (events.isEmpty() || events.get(0).started().isEmpty()) {
            return false;
        }
        Progress progress = begun(server, events.get(0));
        while (progress.lines() < events.size()) {
            progress = sendNext(server, events, progress);
            progress().write(progress);
        }
        return events.get(events.size() - 1).ended().isPresent();
    }

    private Progress begun(MlflowServer server, RunEvent first) throws IOException {
        Optional<Progress> noted = progress().read();
        if (noted.isPresent()) {
            return noted.get();
        }
        Service.RunInfo run = server.run(first.started().orElseThrow(), first.at());
        Progress progress = new Progress(run.getRunId(), URI.create(run.getArtifactUri()), 1);
        progress().write(progress);
        return progress;
    }

    private Progress sendNext(MlflowServer server, List<RunEvent> events, Progress progress) throws IOException {
        RunEvent next = events.get(progress.lines());
        if (Batch.takes(next)) {
            return sendBatch(server, events, progress);
        }
        if (next.artifact().isPresent()) {
            sendArtifact(server, next.artifact().get(), progress);
        }
        if (next.ended().isPresent()) {
            server.deleteTwins(events.get(0).started().orElseThrow(), progress.runId());
            sendEnd(server, next.ended().get(), next.at(), progress);
        }
        return progress.at(progress.lines() + 1);
    }

    private static Progress sendBatch(MlflowServer server, List<RunEvent> events, Progress progress) {
        Batch batch = new Batch();
        int line = progress.lines();
        while (line < events.size() && Batch.takes(events.get(line)) && !batch.isFull()) {
            batch.add(events.get(line));
            line++;
        }
        server.log(progress.runId(), batch);
        return progress.at(line);
    }

    private void sendArtifact(MlflowServer server, RunEvent.Artifact artifact, Progress progress) throws IOException {
        server.put(progress.artifacts(), artifact.path(), folder.artifact(artifact.path()));
        if (artifact.model().isPresent()) {
            ModelId model = ModelId.parse(artifact.model().get());
            server.registry().register(model, progress.runId(), artifact.path());
        }
    }

    private static void sendEnd(MlflowServer server, RunEvent.Ended ended, Instant at, Progress progress) {
        if (ended.why().isPresent()) {
            Batch batch = new Batch();
            batch.addTags(Map.of(RunTags.WHY, ended.why().get()));
            server.log(progress.runId(), batch);
        }
        server.end(progress.runId(), ended.status(), at);
    }
}
