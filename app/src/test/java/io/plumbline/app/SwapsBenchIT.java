package io.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.app.command.ExitCode;
import io.plumbline.app.command.RunCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Swaps under load, as few as can be: every image is answered once and in order, and what does not fit is refused. */
class SwapsBenchIT {

    private static final int SWAPS = 20;

    @TempDir
    private Path directory;

    @Test
    void shouldAnswerEachImageExactlyOnceWhileModelsAreSwappedAndRefused() throws Exception {
        // Given
        Path file = directory.resolve("swaps.json");

        // When
        RunCommand run = RunCommand.with(
                Plumbline.commandLine(Map.of()),
                "bench",
                "swaps",
                "--smoke",
                "--swaps=" + SWAPS,
                "--rate=500",
                "--report=" + file);

        // Then
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.DONE);
        JsonNode report = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
        assertThat(report.path("swaps").intValue()).isEqualTo(SWAPS);
        assertThat(report.path("refused").intValue()).isPositive();
        assertThat(List.of("lost", "duplicated", "outOfOrder", "misattributed"))
                .allSatisfy(count ->
                        assertThat(report.required(count).longValue()).as(count).isZero());
        assertThat(report.path("rollbackSeconds").path("count").intValue()).isPositive();
        assertThat(report.path("predictions").longValue()).isPositive();
        assertThat(report.path("rejections").longValue()).isPositive();
        assertThat(List.of("after20", "end", "ratio")).allSatisfy(figure -> assertThat(
                        report.path("residentMiB").path(figure).doubleValue())
                .as(figure)
                .isPositive());
        assertThat(List.of("steadyP99", "swappingP99", "ratio")).allSatisfy(figure -> assertThat(
                        report.path("latencyMs").path(figure).doubleValue())
                .as(figure)
                .isPositive());
    }
}
