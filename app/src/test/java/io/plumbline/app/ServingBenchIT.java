package io.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.app.command.RunCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark of serving at its smallest: that it works, never how fast anything is. */
class ServingBenchIT {

    private static final List<String> FIGURES = List.of(
            "forward",
            "passThrough",
            "ceiling",
            "plumbline",
            "perRecord",
            "ratioToCeiling",
            "ratioToPerRecord",
            "runs");

    @TempDir
    private Path directory;

    @Test
    void shouldReportEveryFigure() throws Exception {
        // Given
        Path file = directory.resolve("serving.json");

        // When
        RunCommand run = RunCommand.with(
                Plumbline.commandLine(Map.of()),
                "bench",
                "serving",
                "--smoke",
                "--without-python",
                "--case",
                "mlp",
                "--report",
                file.toString());

        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode report = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
        assertThat(FIGURES)
                .allSatisfy(figure ->
                        assertThat(report.path("mlp").has(figure)).as(figure).isTrue());
        assertThat(report.path("mlp").path("plumbline").doubleValue()).isPositive();
        assertThat(List.of("committedP50", "committedP99", "uncommittedP99")).allSatisfy(each -> assertThat(
                        report.path("latencyMs").path(each).doubleValue())
                .isPositive());
        assertThat(report.path("latencyRuns").path("mlp")).hasSize(1).allSatisfy(runs -> assertThat(runs)
                .hasSize(1));
        assertThat(report.path("residentMiB").intValue()).isPositive();
        assertThat(report.path("twoInstances").path("ratio").doubleValue()).isPositive();
        assertThat(report.path("growth").path("seconds")).hasSize(10);
        assertThat(report.path("growth").path("residentMiBLate").intValue()).isPositive();
    }
}
