package io.plumbline.metrics.gpu;

import java.util.Optional;

/**
 * What one GPU does at one moment. What it does not tell is NaN.
 *
 * @param index its number on this machine
 * @param utilization share of the last moments in which it was busy, 0 to 1
 */
record GpuReading(
        String index,
        double utilization,
        double memoryUsedBytes,
        double memoryBytes,
        double temperatureCelsius,
        double powerWatts) {

    private static final double PER_CENT = 0.01;
    private static final double BYTES_PER_MIB = 1 << 20;

    /** Those columns of {@code nvidia-smi} that {@link #parse} reads, in their order. */
    static final String COLUMNS = "index,utilization.gpu,memory.used,memory.total,temperature.gpu,power.draw";

    private static final int COUNT = COLUMNS.split(",", -1).length;

    /** Reads one line of values without units; nothing if it is none. */
    static Optional<GpuReading> parse(String line) {
        String[] values = line.strip().split("\\s*,\\s*", -1);
        if (values.length != COUNT || !values[0].matches("\\d{1,4}")) {
            return Optional.empty();
        }
        return Optional.of(new GpuReading(
                values[0],
                PER_CENT * number(values[1]),
                BYTES_PER_MIB * number(values[2]),
                BYTES_PER_MIB * number(values[3]),
                number(values[4]),
                number(values[5])));
    }

    /** What a GPU cannot tell is {@code [N/A]} or {@code [Not Supported]}. */
    private static double number(String value) {
        return value.matches("\\d{1,12}(\\.\\d{1,6})?") ? Double.parseDouble(value) : Double.NaN;
    }
}
