package io.plumbline.trainer.tracking.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.trainer.tracking.Run;
import io.plumbline.trainer.tracking.RunStart;
import io.plumbline.trainer.tracking.RunStatus;
import io.plumbline.trainer.tracking.TrackedRun;
import io.plumbline.trainer.tracking.UndecidedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose processes went away while what came of them was decided elsewhere. */
class UndecidedRunTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path directory;

    private RunFolder left;

    @BeforeEach
    void leaveARunUndecided() throws IOException {
        FolderTracking tracking = new FolderTracking(directory, () -> NOW);
        TrackedRun run = tracking.start(new RunStart("abc", "e", "n", NOW, Map.of(), Map.of()));
        run.metrics(1, Map.of("loss", 0.5));
        run.undecided("the verdict");
        tracking.close();
        left = new RunFolder(directory.resolve("abc"));
        Abandonment.of(left);
    }

    @Test
    void shouldNotEndWhatIsBeingDecided() throws IOException {
        // Given
        int lines = left.events().size();

        // When
        left.endIfAbandoned(NOW);

        // Then
        assertThat(left.events()).hasSize(lines);
        assertThat(only(NOW).status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void shouldGoOnWithWhatAnotherProcessLeft() {
        // Given
        FolderTracking next = new FolderTracking(directory, () -> NOW);

        // When
        List<UndecidedRun> found = next.undecided();

        // Then
        assertThat(found).extracting(UndecidedRun::decision).containsExactly("the verdict");
        found.get(0).run().tags(Map.of("outcome", "promoted"));
        found.get(0).run().finished();
        assertThat(only(NOW).status()).isEqualTo(RunStatus.FINISHED);
        assertThat(only(NOW).tags()).isEqualTo(Map.of("outcome", "promoted"));
        assertThat(next.undecided()).isEmpty();
    }

    @Test
    void shouldHandARunToOneAtATime() {
        // Given
        FolderTracking first = new FolderTracking(directory, () -> NOW);
        FolderTracking second = new FolderTracking(directory, () -> NOW);
        assertThat(first.undecided()).hasSize(1);

        // When
        List<UndecidedRun> meanwhile = second.undecided();

        // Then
        assertThat(meanwhile).isEmpty();
        first.close();
        assertThat(second.undecided()).hasSize(1);
    }

    @Test
    void shouldTakeARunForKilledThatStaysUndecided() throws IOException {
        // Given
        Instant late = NOW.plus(Duration.ofDays(8));

        // When
        left.endIfAbandoned(late);

        // Then
        assertThat(only(late).status()).isEqualTo(RunStatus.KILLED);
    }

    private Run only(Instant now) {
        List<Run> runs = new FolderRuns(directory, () -> now).list();
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }
}
