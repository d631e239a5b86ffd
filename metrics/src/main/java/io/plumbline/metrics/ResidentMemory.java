package io.plumbline.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much RAM this process takes. The JVM knows of its heap, but not of what libtorch allocates. */
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double BYTES_PER_KIB = 1024;

    private ResidentMemory() {}

    /** In bytes, as Linux counts it; NaN elsewhere. */
    static double bytes() {
        try {
            return Files.isReadable(STATUS) ? bytes(Files.readAllLines(STATUS)) : Double.NaN;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    static double bytes(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> BYTES_PER_KIB * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(Double.NaN);
    }
}
