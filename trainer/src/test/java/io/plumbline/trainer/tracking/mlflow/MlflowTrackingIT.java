package io.plumbline.trainer.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plumbline.contract.models.ModelId;
import io.plumbline.model.fetch.CachedPackages;
import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.ShapeChampion;
import io.plumbline.trainer.TrackedTraining;
import io.plumbline.trainer.TrainJob;
import io.plumbline.trainer.TrainJobOptions;
import io.plumbline.trainer.tracking.MetricPoint;
import io.plumbline.trainer.tracking.ModelAliases;
import io.plumbline.trainer.tracking.Run;
import io.plumbline.trainer.tracking.RunStart;
import io.plumbline.trainer.tracking.RunStatus;
import io.plumbline.trainer.tracking.RunTags;
import io.plumbline.trainer.tracking.TrackedRun;
import io.plumbline.trainer.tracking.TrackingException;
import io.plumbline.trainer.tracking.folder.Abandonment;
import io.plumbline.trainer.tracking.folder.FolderTracking;
import io.plumbline.trainer.tracking.folder.RunFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mlflow.api.proto.Service;

/** Runs on a real MLflow server. */
class MlflowTrackingIT extends OnAServer {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void shouldKeepATrainingWithAllThatCameOfIt() throws IOException, PackageRefused {
        // Given
        Path packages = Files.createDirectories(directory.resolve("packages"));
        TrainJobOptions options = ShapeChampion.options(packages);
        ModelId model;

        // When
        try (MlflowTracking tracking = MlflowTracking.start(settings, waiting, CLOCK)) {
            TrackedTraining tracked = TrackedTraining.start(tracking, "shapes", options, ShapeChampion.pool(), CLOCK);
            model = new TrainJob(options, tracked, CLOCK)
                    .run(ShapeChampion.pool(), () -> false)
                    .packed()
                    .id();
            new ModelAliases(tracking).champion(model, Optional.empty(), CLOCK.instant());
        }

        // Then
        Run run = only("shapes");
        assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(run.name()).isEqualTo("shapes, seed 5");
        assertThat(run.parameters())
                .containsEntry("training.epochs", "6")
                .containsEntry("model", "cnn")
                .containsEntry("model.filters1", "4.0");
        assertThat(run.tags())
                .containsEntry("plumbline.gitCommit", "abc123")
                .containsEntry("plumbline.dataHash", ShapeChampion.pool().sha256())
                .containsEntry("plumbline.seed", "5")
                .containsEntry(RunTags.MODEL_ID, model.toString())
                .containsKeys("plumbline.version.djl", "plumbline.version.pytorch", "plumbline.version.java");
        assertThat(run.curves().get("validationLoss"))
                .extracting(MetricPoint::step)
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(run.metrics().get("testAccuracy")).isGreaterThan(0.9);
        assertThat(run.artifacts())
                .containsExactlyInAnyOrder(
                        "confusion-matrix.txt",
                        "diagnosis.txt",
                        "learning-curves.svg",
                        "package/%s.zip".formatted(model));
        CachedPackages cache = new CachedPackages(
                directory.resolve("cache"),
                FetchSettings.withDefaults().withMlflowTracking(Optional.of(server.address())));
        assertThat(cache.fetch(URI.create("models:/shapes@champion")).id()).isEqualTo(model);
        assertThat(cache.pinned(URI.create("models:/shapes@champion")))
                .isEqualTo(URI.create("runs:/%s/package/%s.zip".formatted(run.id(), model)));
        assertThat(Outbox.of(waiting, server.address(), CLOCK).size()).isZero();
    }

    @Test
    void shouldSendOnceWhatWasLoggedWhileTheServerWasAway() throws IOException {
        // Given
        PackedModel model = packed("survivor", "1");
        try (MlflowTracking tracking = MlflowTracking.start(settings, waiting, CLOCK)) {
            TrackedRun run = tracking.start(
                    RunStart.now("outage", "through an outage", CLOCK.instant(), Map.of("a", "1"), Map.of()));
            run.metrics(1, Map.of("loss", 0.5));
            await().atMost(LONG).until(() -> hasOneRunWith("outage", "loss"));
            server.kill();
            run.metrics(2, Map.of("loss", 0.25));
            run.artifact("notes.txt", "all is well".getBytes(UTF_8));
            run.packed(model);
            run.finished();
        }
        Outbox outbox = Outbox.of(waiting, server.address(), CLOCK);
        assertThat(outbox.size()).isEqualTo(1);
        assertThatThrownBy(() -> outbox.send(settings)).isInstanceOf(TrackingException.class);
        server.start();
        forgetThatAnythingWasSent(outbox);

        // When
        Optional<SendReport> report = outbox.send(settings);

        // Then
        assertThat(report).contains(new SendReport(1, 0, 0, List.of()));
        assertThat(outbox.size()).isZero();
        Run run = only("outage");
        assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(run.points()).extracting(MetricPoint::value).containsExactly(0.5, 0.25);
        assertThat(run.artifacts()).containsExactlyInAnyOrder("notes.txt", "package/%s.zip".formatted(model.id()));
        assertThat(versions("survivor")).isEqualTo(1);
    }

    @Test
    void shouldGoOnAfterARunThatTheServerRefuses() {
        // Given
        MlflowTracking tracking = MlflowTracking.start(settings, waiting, CLOCK);
        TrackedRun bad = tracking.start(RunStart.now("mixed", "bad", CLOCK.instant(), Map.of(), Map.of()));
        bad.metrics(1, Map.of("not a name for a metric: \t!", 1.0));
        bad.finished();
        TrackedRun good = tracking.start(RunStart.now("mixed", "good", CLOCK.instant(), Map.of(), Map.of()));
        good.failed("It was not meant to be");

        // When
        tracking.close();

        // Then
        Run arrived = find("mixed", "good");
        assertThat(arrived.status()).isEqualTo(RunStatus.FAILED);
        assertThat(arrived.tags()).containsEntry(RunTags.WHY, "It was not meant to be");
        Outbox outbox = Outbox.of(waiting, server.address(), CLOCK);
        assertThat(outbox.size()).isEqualTo(1);
        assertThat(outbox.send(settings).orElseThrow().notes())
                .singleElement()
                .asString()
                .contains("is not sent", "answers 400");
    }

    @Test
    void shouldSendWhatAKilledProcessLeft() throws IOException {
        // Given
        Process tracker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledTracker.class.getName(),
                        server.address().toString(),
                        waiting.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(tracker.inputReader(UTF_8).readLine()).isEqualTo("tracked");
        tracker.destroyForcibly().onExit().join();

        // When
        Optional<SendReport> report =
                Outbox.of(waiting, server.address(), CLOCK).send(settings);

        // Then
        assertThat(report).contains(new SendReport(1, 0, 0, List.of()));
        Run run = only("killed");
        assertThat(run.status()).isEqualTo(RunStatus.KILLED);
        assertThat(run.points()).extracting(MetricPoint::step).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void shouldKeepOneRunWhereARequestToMakeItArrivedThatWasGivenUpOn() throws IOException {
        // Given
        Outbox outbox = Outbox.of(waiting, server.address(), CLOCK);
        TrackedRun run = new FolderTracking(outbox.directory(), CLOCK)
                .start(RunStart.now("twins", "twin", CLOCK.instant(), Map.of(), Map.of()));
        run.metrics(1, Map.of("figure", 1.0));
        outbox.send(settings);
        makeTwin("twins");

        // When
        run.finished();
        outbox.send(settings);

        // Then
        assertThat(only("twins").status()).isEqualTo(RunStatus.FINISHED);
        assertThat(only("twins").metrics()).containsEntry("figure", 1.0);
    }

    @Test
    void shouldSendNoEndOfARunThatIsUndecided() throws IOException {
        // Given
        Outbox outbox = Outbox.of(waiting, server.address(), CLOCK);
        FolderTracking killed = new FolderTracking(outbox.directory(), CLOCK);
        killed.start(RunStart.now("undecided", "n", CLOCK.instant(), Map.of(), Map.of()))
                .undecided("the verdict");
        killed.close();
        Abandonment.of(RunFolder.in(outbox.directory()).get(0));
        assertThat(outbox.send(settings)).contains(new SendReport(0, 0, 1, List.of()));
        RunStatus meanwhile = only("undecided").status();

        // When
        new FolderTracking(outbox.directory(), CLOCK).undecided().get(0).run().finished();

        // Then
        assertThat(outbox.send(settings)).contains(new SendReport(1, 0, 0, List.of()));
        assertThat(meanwhile).isEqualTo(RunStatus.RUNNING);
        assertThat(only("undecided").status()).isEqualTo(RunStatus.FINISHED);
    }

    private static void makeTwin(String experiment) {
        try (ClientCalls calls = new ClientCalls(settings)) {
            String id = calls.ask(client ->
                    client.getExperimentByName(experiment).orElseThrow().getExperimentId());
            Service.Run first = calls.ask(client -> client.searchRuns(List.of(id), "", Service.ViewType.ACTIVE_ONLY, 1)
                    .getItems()
                    .get(0));
            String tag = first.getData().getTagsList().stream()
                    .filter(each -> each.getKey().equals(RunTags.RUN_ID))
                    .map(Service.RunTag::getValue)
                    .findFirst()
                    .orElseThrow();
            calls.ask(client -> client.createRun(Service.CreateRun.newBuilder()
                    .setExperimentId(id)
                    .setRunName("twin")
                    .setStartTime(first.getInfo().getStartTime())
                    .addTags(Service.RunTag.newBuilder().setKey(RunTags.RUN_ID).setValue(tag))
                    .build()));
        }
    }

    /** As if the process had been killed between each request and the note of it. */
    private static void forgetThatAnythingWasSent(Outbox outbox) throws IOException {
        try (var folders = Files.walk(outbox.directory())) {
            for (Path note : folders.filter(each -> each.endsWith("sent.json")).toList()) {
                Files.delete(note);
            }
        }
    }

    private static boolean hasOneRunWith(String experiment, String metric) {
        try (MlflowRuns runs = new MlflowRuns(settings, experiment)) {
            return runs.list().stream().anyMatch(run -> run.metrics().containsKey(metric));
        }
    }

    private static int versions(String model) {
        try (ClientCalls calls = new ClientCalls(settings)) {
            return calls.ask(client -> client.searchModelVersions("name = '%s'".formatted(model)))
                    .getItems()
                    .size();
        }
    }
}
