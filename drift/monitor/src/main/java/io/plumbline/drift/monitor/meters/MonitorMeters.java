package io.plumbline.drift.monitor.meters;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.contract.check.FailureCounts;
import io.plumbline.contract.check.FailureKind;
import io.plumbline.contract.drift.AlertState;
import io.plumbline.drift.monitor.judging.Standing;
import io.plumbline.drift.monitor.labels.LabelFate;
import io.plumbline.drift.monitor.labels.LabelTally;
import io.plumbline.drift.monitor.predictions.SkipReason;
import io.plumbline.drift.monitor.predictions.SkippedPredictions;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Tells a registry what a monitor counts; read when it is asked for, so that it costs nothing in between. */
public final class MonitorMeters {

    private static final String PREFIX = "plumbline.monitor.";

    private final MeterRegistry registry;

    public MonitorMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Predictions that are not judged, by reason. */
    public void bind(SkippedPredictions skipped) {
        for (SkipReason reason : SkipReason.values()) {
            counter("skipped.predictions", "Predictions that were not judged", skipped, all -> all.counts()
                            .getOrDefault(reason, 0L))
                    .tag("reason", lower(reason))
                    .register(registry);
        }
    }

    /** What became of labels. */
    public void bind(LabelTally labels) {
        for (LabelFate fate : LabelFate.values()) {
            counter("labels", "Labels read, by what became of them", labels, all -> all.counts()
                            .getOrDefault(fate, 0L))
                    .tag("fate", lower(fate))
                    .register(registry);
        }
        counter(
                        "unkept.predictions",
                        "Predictions not kept for their labels, for want of space",
                        labels,
                        LabelTally::predictionsNotKept)
                .register(registry);
    }

    /** How often stream threads failed. */
    public void bind(FailureCounts failures) {
        for (FailureKind kind : FailureKind.values()) {
            counter("thread.failures", "Failures of stream threads", failures, all -> all.of(kind))
                    .tag("kind", lower(kind))
                    .register(registry);
        }
    }

    /** What the judge has said, and what is open now. */
    public void bind(Standing standing) {
        counter("reports", "Drift reports written", standing, Standing::reports).register(registry);
        counter("requests", "Requests for a new model", standing, Standing::requests)
                .register(registry);
        for (AlertState state : AlertState.values()) {
            counter("alert.steps", "Steps in the life of an alert", standing, all -> all.alerts(state))
                    .tag("state", lower(state))
                    .register(registry);
        }
        open(standing, "suspected", false);
        open(standing, "confirmed", true);
        Gauge.builder(PREFIX + "judging", standing, all -> all.isJudging() ? 1 : 0)
                .description("Whether this process has the judge, which one of several has")
                .register(registry);
        new ReportMeters(standing, registry).bind();
    }

    private void open(Standing standing, String state, boolean confirmed) {
        Gauge.builder(PREFIX + "open.alerts", standing, all -> all.open(confirmed))
                .description("Episodes of drift that are open")
                .tag("state", state)
                .register(registry);
    }

    private static <T> FunctionCounter.Builder<T> counter(
            String name, String description, T counted, ToDoubleFunction<T> count) {
        return FunctionCounter.builder(PREFIX + name, counted, count).description(description);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
