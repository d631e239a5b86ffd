package io.plumbline.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.plumbline.metrics.gpu.GpuMeters;

/** What every process tells of itself: its name and version, JVM, processors, memory and GPUs. */
final class ProcessMeters implements AutoCloseable {

    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final GpuMeters gpus = new GpuMeters();

    void bindTo(MeterRegistry registry, String service, String version) {
        Gauge.builder("plumbline.info", () -> 1)
                .description("Which service of which version of Plumbline this is; always 1")
                .tag("service", service)
                .tag("version", version)
                .register(registry);
        Gauge.builder("process.resident.memory", ResidentMemory::bytes)
                .description("Memory of the process that is in RAM, heap and native; NaN where Linux does not tell it")
                .baseUnit("bytes")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collections.bindTo(registry);
        gpus.bindTo(registry);
    }

    @Override
    public void close() {
        collections.close();
        gpus.close();
    }
}
