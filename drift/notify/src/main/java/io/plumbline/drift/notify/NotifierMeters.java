package io.plumbline.drift.notify;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.drift.notify.delivery.DeliveryCounts;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Tells a registry what a {@link Notifier} counts; read when it is asked for. */
final class NotifierMeters {

    private static final String PREFIX = "plumbline.notify.";
    private static final double MILLIS_PER_SECOND = 1e3;

    private NotifierMeters() {}

    static void bind(Notifier notifier, MeterRegistry registry) {
        Gauge.builder(PREFIX + "ready", notifier, all -> all.obstacleToReady().isEmpty() ? 1 : 0)
                .description("Whether alerts are being read")
                .register(registry);
        Gauge.builder(PREFIX + "lag", notifier, NotifierMeters::lag)
                .description("Alerts that were not fetched yet; NaN before the first fetch")
                .baseUnit("records")
                .register(registry);
        for (String kind : List.of(Told.ALERTMANAGER, Told.WEBHOOK)) {
            requests(notifier, kind, "taken", DeliveryCounts::ofTaken, registry);
            requests(notifier, kind, "refused", DeliveryCounts::ofRefused, registry);
            requests(notifier, kind, "failed", DeliveryCounts::ofFailed, registry);
            FunctionCounter.builder(
                            PREFIX + "malformed.alerts", notifier, all -> sum(all, kind, DeliveryCounts::ofMalformed))
                    .description("Records that are no alerts, passed over")
                    .tag("receiver", kind)
                    .register(registry);
            Gauge.builder(PREFIX + "failing", notifier, all -> longestFailing(all, kind))
                    .description("For how long a receiver has not taken what waits for it; 0 if nothing waits")
                    .baseUnit("seconds")
                    .tag("receiver", kind)
                    .register(registry);
        }
    }

    private static void requests(
            Notifier notifier,
            String kind,
            String outcome,
            ToDoubleFunction<DeliveryCounts> count,
            MeterRegistry registry) {
        FunctionCounter.builder(PREFIX + "requests", notifier, all -> sum(all, kind, count))
                .description("Requests to those who are told")
                .tag("receiver", kind)
                .tag("outcome", outcome)
                .register(registry);
    }

    private static double sum(Notifier notifier, String kind, ToDoubleFunction<DeliveryCounts> count) {
        return notifier.receivers().stream()
                .filter(each -> each.kind().equals(kind))
                .mapToDouble(each -> count.applyAsDouble(each.counts()))
                .sum();
    }

    private static double longestFailing(Notifier notifier, String kind) {
        return notifier.receivers().stream()
                .filter(each -> each.kind().equals(kind))
                .mapToDouble(each ->
                        each.counts().failing(notifier.clock().instant()).toMillis() / MILLIS_PER_SECOND)
                .max()
                .orElse(0);
    }

    private static double lag(Notifier notifier) {
        return notifier.receivers().stream()
                .mapToDouble(each -> each.courier().lag())
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }
}
