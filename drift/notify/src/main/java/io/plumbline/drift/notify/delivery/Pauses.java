package io.plumbline.drift.notify.delivery;

import java.time.Duration;

/**
 * How long to wait before the next attempt: each time twice as long as the time before.
 *
 * @param first after the first failure
 * @param longest at most
 */
public record Pauses(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    public Pauses {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "Pauses must be positive, and grow: found %s to %s".formatted(first, longest));
        }
    }

    public static Pauses usual() {
        return new Pauses(Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    /**
     * How long to wait now.
     *
     * @param failures how many there were without a success between, 1 or more
     */
    public Duration after(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
