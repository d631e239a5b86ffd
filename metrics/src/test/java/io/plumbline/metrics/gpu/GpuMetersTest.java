package io.plumbline.metrics.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of GPUs, by a stand-in for NVIDIA's program. */
class GpuMetersTest {

    private static final String A_GPU_LIKE_MOST = "0, 37, 1024, 81559, 41, 76.24";

    @TempDir
    private Path directory;

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void shouldTellWhatEachGpuDoes() throws IOException {
        // Given
        NvidiaSmi smi = standIn("echo '%s'; echo '1, [N/A], 5, 81559, 30, [Not Supported]'".formatted(A_GPU_LIKE_MOST));

        // When
        try (GpuMeters gpus = new GpuMeters(smi)) {
            gpus.bindTo(registry);
            await().until(() ->
                    registry.find("plumbline.gpu.power.watts").gauges().size() == 2);

            // Then
            assertThat(value("utilization.ratio", "0")).isEqualTo(0.37);
            assertThat(value("memory.used.bytes", "0")).isEqualTo(1024.0 * 1024 * 1024);
            assertThat(value("memory.bytes", "1")).isEqualTo(81_559.0 * 1024 * 1024);
            assertThat(value("temperature.celsius", "1")).isEqualTo(30);
            assertThat(value("power.watts", "0")).isEqualTo(76.24);
            assertThat(value("power.watts", "1")).isNaN();
            assertThat(value("utilization.ratio", "1")).isNaN();
        }
    }

    @Test
    void shouldAskForTheColumnsThatItReads() throws IOException {
        // Given
        NvidiaSmi smi = standIn("echo \"$@\" > '%s'; echo '%s'".formatted(directory.resolve("asked"), A_GPU_LIKE_MOST));

        // When
        smi.read();

        // Then
        assertThat(directory.resolve("asked"))
                .hasContent("--query-gpu=index,utilization.gpu,memory.used,memory.total,temperature.gpu,power.draw"
                        + " --format=csv,noheader,nounits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 9", "exec sleep 60", "kill -9 $$"})
    void shouldSayThatThereIsNothingWhereTheProgramFailsOrHangs(String script) throws IOException {
        // Given
        NvidiaSmi smi = standIn(script);

        // When
        var reading = assertThatThrownBy(smi::read);

        // Then
        reading.isInstanceOf(IOException.class);
    }

    @Test
    void shouldPassOverLinesThatAreNone() throws IOException {
        // Given
        NvidiaSmi smi = standIn("echo 'No devices were found'; echo '%s'; echo '9'".formatted(A_GPU_LIKE_MOST));

        // When
        var read = smi.read();

        // Then
        assertThat(read).singleElement().extracting(GpuReading::index).isEqualTo("0");
    }

    private double value(String name, String gpu) {
        return registry.get("plumbline.gpu." + name).tag("gpu", gpu).gauge().value();
    }

    private NvidiaSmi standIn(String script) throws IOException {
        Path program = Files.writeString(directory.resolve("nvidia-smi"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new NvidiaSmi(program.toString(), Duration.ofSeconds(2));
    }
}
