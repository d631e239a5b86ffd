package io.plumbline.metrics.gpu;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what the GPUs of this machine are doing. They are looked for once, in the background; where there are none, nothing is told
 * and nothing runs. Where there are, they are read four times a minute, whoever scrapes and however often.
 */
public final class GpuMeters implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GpuMeters.class);

    private static final String PREFIX = "plumbline.gpu.";
    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(15);

    private final NvidiaSmi smi;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "gpu-reader");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Map<String, GpuReading> readings = Map.of();
    private boolean failed;

    /** Reads by {@code nvidia-smi}, if it is on the path. */
    public GpuMeters() {
        this(NvidiaSmi.onThePath());
    }

    GpuMeters(NvidiaSmi smi) {
        this.smi = smi;
    }

    /** Tells a registry, as soon as it is known what there is. */
    public void bindTo(MeterRegistry registry) {
        reader.execute(() -> look(registry));
    }

    private void look(MeterRegistry registry) {
        List<GpuReading> found;
        try {
            found = smi.read();
        } catch (IOException e) {
            LOG.debug("No GPU: {}", e.getMessage());
            reader.shutdown();
            return;
        }
        take(found);
        found.forEach(gpu -> bind(gpu.index(), registry));
        long millis = BETWEEN_READINGS.toMillis();
        ScheduledFuture<?> unused = reader.scheduleWithFixedDelay(this::read, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void read() {
        try {
            take(smi.read());
            failed = false;
        } catch (IOException e) {
            readings = Map.of();
            if (!failed) {
                LOG.warn("The GPUs tell nothing any more: {}", e.getMessage());
            }
            failed = true;
        }
    }

    private void take(List<GpuReading> read) {
        readings = read.stream().collect(Collectors.toMap(GpuReading::index, Function.identity(), (one, other) -> one));
    }

    private void bind(String gpu, MeterRegistry registry) {
        gauge(
                "utilization.ratio",
                "Share of the last moments in which it was busy",
                gpu,
                GpuReading::utilization,
                registry);
        gauge("memory.used.bytes", "Memory in use by all processes", gpu, GpuReading::memoryUsedBytes, registry);
        gauge("memory.bytes", "Memory that it has", gpu, GpuReading::memoryBytes, registry);
        gauge("temperature.celsius", "Temperature", gpu, GpuReading::temperatureCelsius, registry);
        gauge("power.watts", "Power that it draws", gpu, GpuReading::powerWatts, registry);
    }

    private void gauge(
            String name, String what, String gpu, ToDoubleFunction<GpuReading> value, MeterRegistry registry) {
        Gauge.builder(PREFIX + name, () -> value(gpu, value))
                .description(what + "; NaN where it does not tell")
                .tag("gpu", gpu)
                .register(registry);
    }

    private double value(String gpu, ToDoubleFunction<GpuReading> value) {
        GpuReading reading = readings.get(gpu);
        return reading == null ? Double.NaN : value.applyAsDouble(reading);
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
