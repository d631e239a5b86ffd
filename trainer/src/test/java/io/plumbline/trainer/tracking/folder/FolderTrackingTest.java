package io.plumbline.trainer.tracking.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.contract.models.ModelId;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.tracking.MetricPoint;
import io.plumbline.trainer.tracking.Run;
import io.plumbline.trainer.tracking.RunStart;
import io.plumbline.trainer.tracking.RunStatus;
import io.plumbline.trainer.tracking.RunTags;
import io.plumbline.trainer.tracking.TrackedRun;
import io.plumbline.trainer.tracking.TrackingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTrackingTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void shouldGiveBackAllThatWasKept() throws IOException {
        // Given
        PackedModel model = packed();
        FolderTracking tracking = tracking();
        TrackedRun run = tracking.start(start("first", Map.of("epochs", "2"), Map.of("seed", "7")));
        run.metrics(1, Map.of("loss", 0.5, "notANumber", Double.NaN));
        run.metrics(2, Map.of("loss", 0.25));
        run.parameters(Map.of("epochs", "3", "late", "yes"));
        run.tags(Map.of("seed", "8"));
        run.artifact("curves/loss.svg", "<svg/>".getBytes(UTF_8));
        run.packed(model);
        run.finished();
        run.metrics(3, Map.of("loss", 9.0));

        // When
        Run found = runs().find(runs().list().get(0).id().substring(0, 6));

        // Then
        assertThat(found.name()).isEqualTo("first");
        assertThat(found.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(found.endedAt()).contains(NOW);
        assertThat(found.parameters()).isEqualTo(Map.of("epochs", "2", "late", "yes"));
        assertThat(found.tags()).isEqualTo(Map.of("seed", "8"));
        assertThat(found.curves().get("loss"))
                .containsExactly(new MetricPoint("loss", 1, 0.5, NOW), new MetricPoint("loss", 2, 0.25, NOW));
        assertThat(found.metrics()).isEqualTo(Map.of("loss", 0.25));
        assertThat(found.artifacts()).containsExactly("curves/loss.svg", "package/" + model.id() + ".zip");
        assertThat(new RunFolder(directory.resolve(found.id())).artifact("curves/loss.svg"))
                .hasContent("<svg/>");
    }

    @Test
    void shouldEndWhatHasNotEndedWhenItIsClosed() {
        // Given
        FolderTracking tracking = tracking();
        tracking.start(start("open", Map.of(), Map.of()));
        tracking.start(start("failed", Map.of(), Map.of())).failed("No data");

        // When
        tracking.close();

        // Then
        assertThat(runs().list())
                .extracting(Run::name, Run::status, run -> run.tags().get(RunTags.WHY))
                .containsExactlyInAnyOrder(
                        tuple("open", RunStatus.KILLED, "Its process ended before it did"),
                        tuple("failed", RunStatus.FAILED, "No data"));
    }

    @Test
    void shouldTakeARunForKilledWhoseProcessIsGone() throws IOException {
        // Given
        RunFolder folder = abandoned();

        // When
        Run found = runs().find(folder.id());

        // Then
        assertThat(found.status()).isEqualTo(RunStatus.KILLED);
        assertThat(found.metrics()).isEqualTo(Map.of("loss", 0.5));
    }

    @Test
    void shouldEndARunWhoseProcessIsGoneInTheMiddleOfALine() throws IOException {
        // Given
        RunFolder folder = abandoned();

        // When
        folder.endIfAbandoned(NOW);

        // Then
        assertThat(folder.events()).hasSize(3);
        assertThat(folder.events().get(2).ended().orElseThrow().status()).isEqualTo(RunStatus.KILLED);
    }

    @Test
    void shouldLeaveARunAloneThatGoesOn() throws IOException {
        // Given
        tracking().start(start("going", Map.of(), Map.of())).metrics(1, Map.of("loss", 0.5));
        RunFolder folder = RunFolder.in(directory).get(0);

        // When
        folder.endIfAbandoned(NOW);

        // Then
        assertThat(runs().find(folder.id()).status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void shouldThrowNothingWhenNothingCanBeKept() throws IOException {
        // Given
        Path noDirectory = Files.writeString(directory.resolve("file"), "in the way");
        FolderTracking tracking = new FolderTracking(noDirectory, () -> NOW);

        // When
        TrackedRun run = tracking.start(start("lost", Map.of("a", "b"), Map.of()));
        run.metrics(1, Map.of("loss", 0.5));
        run.artifact("a.txt", new byte[0]);
        run.finished();

        // Then
        assertThat(noDirectory).hasContent("in the way");
    }

    @Test
    void shouldRefuseAnArtifactOutsideOfTheRun() {
        // Given
        RunFolder folder = new RunFolder(directory.resolve("abc"));

        // When
        var asking = assertThatThrownBy(() -> folder.artifact("../../elsewhere"));

        // Then
        asking.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("../../elsewhere");
    }

    @Test
    void shouldSayWhichRunIsNotReadable() throws IOException {
        // Given
        Path broken = Files.createDirectories(directory.resolve("broken"));
        Files.writeString(broken.resolve("log.jsonl"), "{\"at\":\"2026-11-24T12:00:00Z\"}\nnot json\n");

        // When
        var reading = assertThatThrownBy(() -> runs().find("broken"));

        // Then
        reading.isInstanceOf(TrackingException.class)
                .hasMessageContaining("Line 2")
                .hasMessageContaining("broken");
    }

    @Test
    void shouldRefuseAFormatOfTheFuture() throws IOException {
        // Given
        Path future = Files.createDirectories(directory.resolve("future"));
        Files.writeString(future.resolve("log.jsonl"), started(2, 1));

        // When
        var reading = assertThatThrownBy(() -> runs().find("future"));

        // Then
        reading.isInstanceOf(TrackingException.class).hasMessageContaining("format 2");
    }

    @Test
    void shouldListWhatCanBeReadBesideWhatCannot() throws IOException {
        // Given
        tracking().start(start("sound", Map.of(), Map.of()));
        Files.writeString(Files.createDirectories(directory.resolve("future")).resolve("log.jsonl"), started(2, 1));

        // When
        List<Run> listed = runs().list();

        // Then
        assertThat(listed).extracting(Run::name).containsExactly("sound");
    }

    @Test
    void shouldSayWhenABeginningNamesNoneOrSeveral() {
        // Given
        tracking().start(new RunStart("aa1", "e", "n", NOW, Map.of(), Map.of()));
        tracking().start(new RunStart("aa2", "e", "n", NOW, Map.of(), Map.of()));

        // When
        var none = assertThatThrownBy(() -> runs().find("b"));
        var several = assertThatThrownBy(() -> runs().find("aa"));

        // Then
        none.isInstanceOf(TrackingException.class).hasMessageContaining("runs list");
        several.isInstanceOf(TrackingException.class).hasMessageContaining("aa1", "aa2");
    }

    /** By a process that is not there, which was killed within a line. */
    private RunFolder abandoned() throws IOException {
        Path path = Files.createDirectories(directory.resolve("abandoned"));
        RunFolder folder = new RunFolder(path);
        Files.writeString(path.resolve("log.jsonl"), started(1, Long.MAX_VALUE));
        folder.append(RunEvent.metrics(NOW, 1, Map.of("loss", 0.5)));
        Files.writeString(path.resolve("log.jsonl"), "{\"at\":\"2026-11-", StandardOpenOption.APPEND);
        return folder;
    }

    private static String started(int format, long pid) {
        return """
                {"at":"2026-11-24T12:00:00Z","started":{"format":%d,"id":"abandoned","experiment":"e","name":"n",\
                "writer":{"host":"%s","pid":%d}}}
                """.formatted(format, Writer.thisProcess().host(), pid);
    }

    private PackedModel packed() throws IOException {
        ModelId id = new ModelId("shapes", "5".repeat(64));
        Path file = Files.writeString(directory.resolve(id + ".zip"), "a package");
        return new PackedModel(id, file, Files.size(file));
    }

    private FolderTracking tracking() {
        return new FolderTracking(directory, () -> NOW);
    }

    private FolderRuns runs() {
        return new FolderRuns(directory, () -> NOW);
    }

    private static RunStart start(String name, Map<String, String> parameters, Map<String, String> tags) {
        return RunStart.now("e", name, NOW, parameters, tags);
    }
}
