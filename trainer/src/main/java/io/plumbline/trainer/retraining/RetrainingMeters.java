package io.plumbline.trainer.retraining;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.contract.check.FailureKind;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Tells a registry what a {@link RetrainingService} counts; read when it is asked for. */
final class RetrainingMeters {

    private static final String PREFIX = "plumbline.retrain.";

    private RetrainingMeters() {}

    static void bind(RetrainingService service, MeterRegistry registry) {
        String verdicts = "Triggers answered";
        counter(service, "verdicts", verdicts, "outcome", "promoted", RetrainingCounts::promotions, registry);
        counter(
                service,
                "verdicts",
                verdicts,
                "outcome",
                "refused",
                counts -> counts.verdicts() - counts.promotions(),
                registry);
        FunctionCounter.builder(
                        PREFIX + "rollbacks", service, all -> all.counts().rollbacks())
                .description("Champions taken back because the one on guard was better")
                .register(registry);
        String passedOver = "Records passed over";
        counter(
                service,
                "passed.over",
                passedOver,
                "why",
                "repeated_trigger",
                RetrainingCounts::repeatedTriggers,
                registry);
        counter(
                service,
                "passed.over",
                passedOver,
                "why",
                "malformed_trigger",
                RetrainingCounts::malformedTriggers,
                registry);
        counter(
                service,
                "passed.over",
                passedOver,
                "why",
                "malformed_label",
                RetrainingCounts::malformedLabels,
                registry);
        for (FailureKind kind : FailureKind.values()) {
            FunctionCounter.builder(PREFIX + "kafka.failures", service, all -> all.failures()
                            .of(kind))
                    .description("Failures of Kafka, after which its clients were opened anew")
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        gauges(service, registry);
    }

    private static void gauges(RetrainingService service, MeterRegistry registry) {
        Gauge.builder(PREFIX + "busy", service, all -> all.isBusy() ? 1 : 0)
                .description("Whether a trigger is being carried out")
                .register(registry);
        Gauge.builder(PREFIX + "lag", service, RetrainingService::lag)
                .description("Triggers that were not fetched yet; NaN before the first fetch")
                .baseUnit("records")
                .register(registry);
        Gauge.builder(PREFIX + "ready", service, all -> all.obstacleToReady().isEmpty() ? 1 : 0)
                .description("Whether it has joined the group of those who retrain")
                .register(registry);
    }

    private static void counter(
            RetrainingService service,
            String name,
            String description,
            String tag,
            String value,
            ToDoubleFunction<RetrainingCounts> count,
            MeterRegistry registry) {
        FunctionCounter.builder(PREFIX + name, service, all -> count.applyAsDouble(all.counts()))
                .description(description)
                .tag(tag, value)
                .register(registry);
    }
}
