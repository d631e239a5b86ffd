package io.plumbline.trainer.retraining;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long to wait before Kafka is tried again: a second after the first failure, then twice as long each time, up to a
 * minute, ten times in all. A failure long after the one before begins a new outage.
 */
final class Outage {

    static final int MOST_RETRIES = 10;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Duration over;
    private int failures;
    private Instant last = Instant.MIN;

    /**
     * No failure yet.
     *
     * @param over an outage is over when so long nothing has failed
     */
    Outage(Duration over) {
        this.over = over;
    }

    /** How long to pause after a failure; nothing if there were too many. */
    Optional<Duration> failed(Instant now) {
        failures = last.isBefore(now.minus(over)) ? 1 : failures + 1;
        last = now;
        if (failures > MOST_RETRIES) {
            return Optional.empty();
        }
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << (failures - 1));
        return Optional.of(doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE);
    }

    /** Something has been answered, or nothing is left to answer, so the next failure is the first of another outage. */
    void ended() {
        failures = 0;
    }
}
