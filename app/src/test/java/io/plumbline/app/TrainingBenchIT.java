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

/** The benchmark of training at its smallest: that it works, never how fast anything is. */
class TrainingBenchIT {

    @TempDir
    private Path directory;

    @Test
    void shouldReportEveryFigure() throws Exception {
        // Given
        Path file = directory.resolve("training.json");

        // When
        RunCommand run = RunCommand.with(
                Plumbline.commandLine(Map.of()),
                "bench",
                "training",
                "--smoke",
                "--without-python",
                "--report",
                file.toString());

        // Then
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.DONE);
        JsonNode report = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
        assertThat(List.of("mlp", "cnn")).allSatisfy(network -> {
            JsonNode figures = report.required(network);
            assertThat(figures.required("secondsPerEpoch").required("median").doubleValue())
                    .isPositive();
            assertThat(figures.required("secondsPerEpoch").required("runs")).hasSize(2);
            assertThat(figures.required("peakMiB").intValue()).isPositive();
            assertThat(figures.required("validationAccuracy").doubleValue()).isPositive();
        });
        assertThat(report.required("retrainSeconds").doubleValue()).isPositive();
        assertThat(report.required("retraining").required("outcome").textValue())
                .isEqualTo("PROMOTED");
    }
}
