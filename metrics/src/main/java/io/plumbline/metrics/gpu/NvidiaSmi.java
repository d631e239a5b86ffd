package io.plumbline.metrics.gpu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * NVIDIA's own program, which is there wherever its driver is.
 *
 * @param program its name on the path, or where it is
 * @param patience how long to wait for it; a driver in trouble lets it hang
 */
record NvidiaSmi(String program, Duration patience) {

    private static final int MOST_BYTES = 1 << 16;

    static NvidiaSmi onThePath() {
        return new NvidiaSmi("nvidia-smi", Duration.ofSeconds(5));
    }

    /**
     * What each GPU does now.
     *
     * @throws IOException if there is no such program, or it fails or hangs
     */
    List<GpuReading> read() throws IOException {
        Process process = new ProcessBuilder(
                        program, "--query-gpu=" + GpuReading.COLUMNS, "--format=csv,noheader,nounits")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("%s does not answer within %s".formatted(program, patience));
            }
            if (process.exitValue() != 0) {
                throw new IOException("%s ends with %d".formatted(program, process.exitValue()));
            }
            return new String(process.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .map(GpuReading::parse)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + program, e);
        } finally {
            process.destroyForcibly();
        }
    }
}
