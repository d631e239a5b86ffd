package io.plumbline.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much of the machine's memory a process holds, as Linux counts it. */
public final class ResidentMemory {

    private static final double KIB_PER_MIB = 1024;

    private ResidentMemory() {}

    /**
     * Of a process that lives.
     *
     * @throws UncheckedIOException if it does not
     */
    public static double mib(Process process) {
        return mib(process, "VmRSS:");
    }

    /**
     * The most that it has held so far.
     *
     * @throws UncheckedIOException if it does not live
     */
    public static double peakMib(Process process) {
        return mib(process, "VmHWM:");
    }

    private static double mib(Process process, String figure) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try (BufferedReader lines = Files.newBufferedReader(status)) {
            return lines.lines()
                    .filter(line -> line.startsWith(figure))
                    .mapToDouble(line -> Integer.parseInt(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(status + " does not tell the resident memory"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read how much memory a process holds: " + e.getMessage(), e);
        }
    }
}
