package io.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.command.ExitCode;
import io.plumbline.app.command.RunCommand;
import io.plumbline.contract.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code bench chaos} at its smallest: every process is killed, the broker restarted, both serving processes are restarted in
 * good order, and each image is answered exactly once. How long that takes on a busy machine does not count here.
 */
class ChaosIT {

    private static final int KILLS = 6;
    private static final int IMAGES = 60_000;

    @TempDir
    private Path directory;

    @Test
    void shouldAnswerEachImageExactlyOnceThoughEveryProcessIsKilled() throws Exception {
        // Given
        Path report = directory.resolve("chaos.json");

        // When
        RunCommand run = RunCommand.with(
                Plumbline.commandLine(Map.of()),
                "bench",
                "chaos",
                "--kills=" + KILLS,
                "--images=" + IMAGES,
                "--longest-blow=" + KILLS,
                "--rolling-restarts=1",
                "--seed=1",
                "--report=" + report);

        // Then
        assertThat(run.exitCode()).as(run.out() + run.err()).isIn(ExitCode.DONE, ExitCode.FAILED);
        Figures figures = Json.read(Files.readAllBytes(report), Figures.class);
        assertThat(figures.images()).isGreaterThanOrEqualTo(IMAGES);
        assertThat(figures.predictions() + figures.rejections()).isEqualTo(figures.images());
        assertThat(figures.rejections()).isPositive();
        assertThat(figures.kills()).isEqualTo(KILLS);
        assertThat(figures.brokerRestarts()).isPositive();
        assertThat(figures.lost() + figures.duplicated() + figures.outOfOrder() + figures.misattributed())
                .isZero();
        assertThat(figures.endedByThemselves()).isZero();
        assertThat(figures.rollingRestart()).isPresent();
        assertThat(figures.transactionsAborted()).isPositive();
        assertThat(figures.control().duplicated()).isPositive();
    }

    /** What is read of the report. */
    record Figures(
            long images,
            long predictions,
            long rejections,
            int kills,
            int brokerRestarts,
            long transactionsAborted,
            long lost,
            long duplicated,
            long outOfOrder,
            long misattributed,
            int endedByThemselves,
            Optional<Map<String, Object>> rollingRestart,
            Control control) {}

    /** Of the run with {@code at_least_once}. */
    record Control(long lost, long duplicated) {}
}
