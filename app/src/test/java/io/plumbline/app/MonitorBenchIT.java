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

/** The benchmark of the monitor, as short as can be: it judges all there is, in each of its variants. */
class MonitorBenchIT {

    @TempDir
    private Path directory;

    @Test
    void shouldReportEveryVariant() throws Exception {
        // Given
        Path file = directory.resolve("monitor.json");

        // When
        RunCommand run = RunCommand.with(
                Plumbline.commandLine(Map.of()), "bench", "monitor", "--smoke", "--report", file.toString());

        // Then
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        JsonNode report = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
        assertThat(List.of("plumbline", "constantJudgements", "withoutLabels")).allSatisfy(variant -> assertThat(
                        report.path("perSecond").path(variant).path(0).doubleValue())
                .as(variant)
                .isPositive());
        assertThat(List.of("ratioToConstantJudgements", "ratioToWithoutLabels"))
                .allSatisfy(ratio ->
                        assertThat(report.path(ratio).doubleValue()).as(ratio).isPositive());
    }
}
