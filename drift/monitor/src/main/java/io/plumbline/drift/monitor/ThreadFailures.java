package io.plumbline.drift.monitor;

import io.plumbline.contract.check.FailureCounts;
import io.plumbline.contract.check.RootCause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that fails, since what it had not committed is done again; but stops, with a reason, when threads
 * keep failing.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);

    static final int MOST_REPLACEMENTS = 5;
    static final Duration PERIOD = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Deque<Instant> failures = new ArrayDeque<>();
    private final FailureCounts counts = new FailureCounts();
    private final LongAdder replaced = new LongAdder();
    private Optional<String> reason = Optional.empty();

    ThreadFailures(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        counts.add(failure);
        Instant now = clock.instant();
        failures.addLast(now);
        failures.removeIf(earlier -> earlier.isBefore(now.minus(PERIOD)));
        if (failures.size() <= MOST_REPLACEMENTS && !(failure instanceof VirtualMachineError)) {
            replaced.increment();
            LOG.warn("A stream thread failed and is replaced", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        reason = Optional.of("The monitor stopped after %d failures within %s, at last: %s"
                .formatted(failures.size(), PERIOD, RootCause.of(failure)));
        LOG.error(reason.get(), failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** All failures, by kind. */
    FailureCounts counts() {
        return counts;
    }

    /** How many threads were replaced. */
    long replaced() {
        return replaced.sum();
    }

    /** Why the monitor stopped, if it did. */
    synchronized Optional<String> reason() {
        return reason;
    }
}
