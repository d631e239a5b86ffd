package io.plumbline.app.watch;

import io.plumbline.contract.drift.SerialDependence;

/** What run lengths come to, and whether they hold, as text for a terminal. */
final class OrderText {

    private static final double SECONDS_PER_HOUR = 3_600;
    private static final double HOURS_PER_DAY = 24;

    private OrderText() {}

    /** So many seconds in words that fit, as " (12.5 days)"; nothing where there is no rate. */
    static String howLong(double seconds) {
        if (!(seconds > 0)) {
            return "";
        }
        double hours = seconds / SECONDS_PER_HOUR;
        return hours < HOURS_PER_DAY
                ? " (%.1f hours)".formatted(hours)
                : " (%.1f days)".formatted(hours / HOURS_PER_DAY);
    }

    /** A warning where the promise does not hold, or nothing. */
    static String warning(SerialDependence order) {
        return order.promiseHolds()
                ? ""
                : "  IMAGES ARE LIKE THOSE BEFORE THEM (%s, correlation %.2f): alarms may come sooner than promised"
                        .formatted(order.feature(), order.correlation());
    }
}
