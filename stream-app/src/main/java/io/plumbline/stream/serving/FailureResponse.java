package io.plumbline.stream.serving;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;

import io.plumbline.contract.check.RootCause;
import io.plumbline.stream.champion.ModelBrokenException;
import io.plumbline.stream.count.ServingCounters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

/**
 * Decides what becomes of serving when a stream thread fails. The thread is replaced, since most of what fails passes;
 * but a broken model, missing rights and the like do not pass, and neither does what fails over and over.
 */
final class FailureResponse implements StreamsUncaughtExceptionHandler {

    /** Of each thread, because what fails one, such as a broker that restarts, usually fails all. */
    private static final int MOST_FAILURES_OF_A_THREAD = 10;

    private static final Duration WITHIN = Duration.ofMinutes(1);

    private final ServingCounters counters;
    private final InstantSource clock;
    private final int mostFailures;
    private final Deque<Instant> failures = new ArrayDeque<>();
    private String reason;

    FailureResponse(int threads, ServingCounters counters, InstantSource clock) {
        this.mostFailures = threads * MOST_FAILURES_OF_A_THREAD;
        this.counters = counters;
        this.clock = clock;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        counters.threadFailures().add(failure);
        Optional<String> end = reasonToStop(failure);
        if (end.isPresent()) {
            reason = reason == null ? end.get() : reason;
            return SHUTDOWN_CLIENT;
        }
        counters.replacedThread();
        return REPLACE_THREAD;
    }

    /** Why serving stopped, if it did. */
    synchronized Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    private Optional<String> reasonToStop(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ModelBrokenException) {
                return Optional.of(cause.getMessage());
            }
            if (isLasting(cause)) {
                return Optional.of("Kafka refuses to serve: " + cause.getMessage());
            }
        }
        return failedTooOften()
                ? Optional.of("A stream thread failed for the %dth time within %s, the last time by: %s"
                        .formatted(mostFailures, WITHIN, RootCause.of(failure)))
                : Optional.empty();
    }

    private static boolean isLasting(Throwable cause) {
        return cause instanceof AuthorizationException
                || cause instanceof AuthenticationException
                || cause instanceof UnsupportedVersionException
                || cause instanceof MissingSourceTopicException
                || cause instanceof FencedInstanceIdException;
    }

    private boolean failedTooOften() {
        Instant now = clock.instant();
        failures.addLast(now);
        while (failures.getFirst().isBefore(now.minus(WITHIN))) {
            failures.removeFirst();
        }
        return failures.size() >= mostFailures;
    }
}
