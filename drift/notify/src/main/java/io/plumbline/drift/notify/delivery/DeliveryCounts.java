package io.plumbline.drift.notify.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** What became of what one receiver was sent; from any thread. */
public final class DeliveryCounts {

    private final LongAdder taken = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private volatile Optional<Instant> failingSince = Optional.empty();
    private volatile int failuresInARow;

    public void taken() {
        taken.increment();
        well();
    }

    public void refused() {
        refused.increment();
        well();
    }

    /** A record that is no alert was passed over. */
    public void malformed() {
        malformed.increment();
    }

    /**
     * It was not taken, and will be sent again.
     *
     * @return how often in a row that has happened
     */
    public synchronized int failed(Instant now) {
        failed.increment();
        if (failingSince.isEmpty()) {
            failingSince = Optional.of(now);
        }
        failuresInARow = failuresInARow + 1;
        return failuresInARow;
    }

    private synchronized void well() {
        failingSince = Optional.empty();
        failuresInARow = 0;
    }

    public long ofTaken() {
        return taken.sum();
    }

    public long ofRefused() {
        return refused.sum();
    }

    public long ofFailed() {
        return failed.sum();
    }

    public long ofMalformed() {
        return malformed.sum();
    }

    /** For how long something has waited for a receiver that does not take it; zero if nothing does. */
    public Duration failing(Instant now) {
        return failingSince.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
    }
}
