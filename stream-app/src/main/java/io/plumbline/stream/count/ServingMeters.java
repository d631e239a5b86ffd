package io.plumbline.stream.count;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.contract.check.FailureKind;
import io.plumbline.contract.rejection.RejectionReason;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Tells a registry what serving counts; read when it is asked for, so that it costs nothing in between. */
final class ServingMeters {

    private static final String PREFIX = "plumbline.serve.";

    private final ServingCounters counters;
    private final MeterRegistry registry;

    private ServingMeters(ServingCounters counters, MeterRegistry registry) {
        this.counters = counters;
        this.registry = registry;
    }

    /** The registry does not keep the counters alive: whoever counts does. */
    static void bind(ServingCounters counters, MeterRegistry registry) {
        ServingMeters meters = new ServingMeters(counters, registry);
        meters.images();
        meters.models();
        meters.troubles();
        meters.requests();
    }

    private void images() {
        counter("images", "Images answered, one way or the other", ServingCounts::answered);
        counter("predictions", "Images answered with a prediction", ServingCounts::scored);
        for (RejectionReason reason : RejectionReason.values()) {
            tagged("rejections", "Images rejected", "reason", reason, counts -> count(counts, reason));
        }
        counter("outliers", "Predictions of images unlike anything normal", ServingCounts::outliers);
        counter("lone.images", "Images that were scored by themselves", ServingCounts::lone);
        counter("lost.offsets", "Offsets deleted before they were served", ServingCounts::lost);
        counter("canaried.images", "Images answered by a canary", ServingCounts::canaried);
        counter("shadowed.images", "Images scored by a shadow as well", ServingCounts::shadowed);
    }

    private void models() {
        counter("swaps", "Champions that took over by announcement", ServingCounts::swaps);
        counter("takeovers", "Times that a broken champion was replaced by its predecessor", ServingCounts::takeovers);
        counter("refusals", "Model packages that did not pass a check", ServingCounts::refusals);
        counter("drops", "Challengers that were called off or failed", ServingCounts::drops);
    }

    private void troubles() {
        String errors = "Errors that were dealt with";
        tagged("errors", errors, "kind", "chunk_isolated", ServingCounts::isolations);
        tagged("errors", errors, "kind", "poll_without_promise", ServingCounts::interceptorFailures);
        tagged("errors", errors, "kind", "announcement_malformed", ServingCounts::malformedAnnouncements);
        tagged("errors", errors, "kind", "position_beyond_end", ServingCounts::positionsBeyondEnd);
        tagged("errors", errors, "kind", "request_failed", counts -> counts.requests()
                .failed());
        counter("thread.restarts", "Stream threads that failed and were replaced", ServingCounts::replacedThreads);
        for (FailureKind kind : FailureKind.values()) {
            FunctionCounter.builder(PREFIX + "thread.failures", counters, all -> all.threadFailures()
                            .of(kind))
                    .description("Failures of stream threads")
                    .tag("kind", lower(kind))
                    .register(registry);
        }
    }

    private void requests() {
        String requests = "Requests over HTTP";
        tagged("requests", requests, "outcome", "answered", counts -> counts.requests()
                .answered());
        tagged("requests", requests, "outcome", "rejected", counts -> counts.requests().rejected().values().stream()
                .mapToLong(Long::longValue)
                .sum());
        tagged("requests", requests, "outcome", "refused", counts -> counts.requests()
                .refused());
        tagged("requests", requests, "outcome", "failed", counts -> counts.requests()
                .failed());
    }

    private static double count(ServingCounts counts, RejectionReason reason) {
        return counts.rejected().getOrDefault(reason, 0L);
    }

    private void counter(String name, String description, ToDoubleFunction<ServingCounts> count) {
        FunctionCounter.builder(PREFIX + name, counters, all -> count.applyAsDouble(all.snapshot()))
                .description(description)
                .register(registry);
    }

    private void tagged(
            String name, String description, String tag, Enum<?> value, ToDoubleFunction<ServingCounts> count) {
        tagged(name, description, tag, lower(value), count);
    }

    private void tagged(
            String name, String description, String tag, String value, ToDoubleFunction<ServingCounts> count) {
        FunctionCounter.builder(PREFIX + name, counters, all -> count.applyAsDouble(all.snapshot()))
                .description(description)
                .tag(tag, value)
                .register(registry);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
