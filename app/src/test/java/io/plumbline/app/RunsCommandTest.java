package io.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.command.ExitCode;
import io.plumbline.app.command.RunCommand;
import io.plumbline.broker.FreePorts;
import io.plumbline.trainer.tracking.RunStart;
import io.plumbline.trainer.tracking.TrackedRun;
import io.plumbline.trainer.tracking.folder.FolderTracking;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are kept in a folder, at the command line. */
class RunsCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path directory;

    @BeforeEach
    void keepTwoRuns() {
        keep("aaaa1111", "cnn, seed 1", "0.002", 0.89, 0.5, 0.4, 0.3);
        keep("bbbb2222", "cnn, seed 2", "0.01", 0.91, 0.9, 0.5, 0.35);
    }

    private void keep(String id, String name, String rate, double accuracy, double... losses) {
        FolderTracking tracking = new FolderTracking(directory.resolve("kept"), () -> NOW);
        TrackedRun run = tracking.start(
                new RunStart(id, "plumbline", name, NOW, Map.of("rate", rate, "epochs", "3"), Map.of("commit", "c0")));
        for (int i = 0; i < losses.length; i++) {
            run.metrics(i + 1, Map.of("trainingLoss", losses[i], "validationLoss", losses[i] + 0.1));
        }
        run.metrics(losses.length, Map.of("testAccuracy", accuracy));
        run.artifact("notes.txt", "notes".getBytes(StandardCharsets.UTF_8));
        run.finished();
    }

    @Test
    void shouldListRuns() throws Exception {
        // When
        RunCommand list = run("list");

        // Then
        assertThat(list.exitCode()).isZero();
        assertThat(list.out().lines().skip(1)).hasSize(2).anySatisfy(line -> assertThat(line)
                .startsWith("aaaa1111  cnn, seed 1")
                .contains("2026-11-24T12:00:00Z", "finished", "0 s", "0.8900"));
    }

    @Test
    void shouldListRunsForPrograms() throws Exception {
        // When
        RunCommand list = run("list", "--json", "--max", "1");

        // Then
        assertThat(list.out().lines()).singleElement().asString().contains("\"status\":\"FINISHED\"", "\"rate\":\"0.0");
    }

    @Test
    void shouldShowARunWithItsCurves() throws Exception {
        // When
        RunCommand show = run("show", "aaaa");

        // Then
        assertThat(show.out())
                .contains("cnn, seed 1", "epochs", "commit", "notes.txt", "testAccuracy", "Loss", "a  training")
                .contains("b  validation");
    }

    @Test
    void shouldCompareRunsByWhatDiffersAndDrawThem() throws Exception {
        // Given
        Path svg = directory.resolve("curves.svg");

        // When
        RunCommand compare = run("compare", "aaaa", "bbbb", "--svg", svg.toString());

        // Then
        assertThat(compare.out())
                .contains("rate", "0.002", "0.01", "testAccuracy", "0.910000", "validationLoss")
                .contains("a  aaaa1111 cnn, seed 1", "b  bbbb2222 cnn, seed 2")
                .doesNotContain("epochs ", "commit");
        assertThat(svg).content().startsWith("<svg").contains("<polyline");
    }

    @Test
    void shouldSayWhatIsWrongWithAnOption() throws Exception {
        // Given
        Path nowhere = directory.resolve("missing").resolve("curves.svg");

        // When
        RunCommand none = run("list", "--max", "0");
        RunCommand unwritable = run("compare", "aaaa", "bbbb", "--svg", nowhere.toString());

        // Then
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("--max", "found 0");
        assertThat(unwritable.exitCode()).isEqualTo(2);
        assertThat(unwritable.err()).contains("--svg " + nowhere);
    }

    @Test
    void shouldChooseTheBestWithinConstraints() throws Exception {
        // When
        RunCommand best = run("best", "--where", "validationLoss<0.42");

        // Then
        assertThat(best.out()).startsWith("run         aaaa1111");
        assertThat(run("best").out()).startsWith("run         bbbb2222");
        assertThat(run("best", "--by", "validationLoss", "--smallest").out()).startsWith("run         aaaa1111");
    }

    @Test
    void shouldSayThatNoneIsGoodEnough() throws Exception {
        // When
        RunCommand best = run("best", "--where", "testAccuracy>0.99");

        // Then
        assertThat(best.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(best.err()).contains("testAccuracy>0.99");
    }

    @Test
    void shouldSayThatTheServerDoesNotAnswer() throws Exception {
        // Given
        String nobody = "http://127.0.0.1:" + FreePorts.find(1)[0];

        // When
        RunCommand list = run("list", "--tracking-uri", nobody);

        // Then
        assertThat(list.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(list.err()).contains("No MLflow server answers at " + nobody);
    }

    private RunCommand run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("runs"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--runs", directory.toString()));
        return RunCommand.with(Plumbline.commandLine(Map.of()), all.toArray(String[]::new));
    }
}
