package io.plumbline.drift.notify.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a courier until it is closed, with a new one whenever Kafka fails; it gives up where Kafka does not let it read. */
public final class CourierThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CourierThread.class);

    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(15);

    private final String receiver;
    private final Supplier<Courier> opening;
    private final Pauses pauses;
    private final Runnable ended;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Optional<Courier> courier = Optional.empty();
    private volatile Optional<Throwable> failure = Optional.empty();

    /**
     * Prepares it; nothing happens before {@link #start}.
     *
     * @param receiver named in the log and in failures
     * @param ended is run at the end, whyever it comes
     */
    public CourierThread(String receiver, Supplier<Courier> opening, Pauses pauses, Runnable ended) {
        this.receiver = receiver;
        this.opening = opening;
        this.pauses = pauses;
        this.ended = ended;
        this.thread = new Thread(this::run, "courier-" + receiver);
    }

    public void start() {
        thread.start();
    }

    /** Why it has stopped by itself, if it did. */
    public Optional<String> failure() {
        return failure.map(thrown -> "nothing more is told to %s: %s".formatted(receiver, thrown.getMessage()));
    }

    public boolean isReading() {
        return courier.filter(Courier::isReading).isPresent();
    }

    public double lag() {
        return courier.map(Courier::lag).orElse(Double.NaN);
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(PATIENCE_AT_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("The courier to {} is still waiting for its answer; who comes next tells it again", receiver);
        }
    }

    private void run() {
        try {
            int failures = 0;
            while (!closesWithin(failures == 0 ? Duration.ZERO : pauses.after(failures))) {
                failures = runOne() ? failures + 1 : 1;
            }
        } catch (RuntimeException | Error e) {
            failure = Optional.of(e);
            LOG.error("The courier to {} has stopped", receiver, e);
        } finally {
            ended.run();
        }
    }

    /** Whether it failed before it did anything. */
    private boolean runOne() {
        boolean useless = true;
        try (Courier one = opening.get()) {
            courier = Optional.of(one);
            while (!closesWithin(Duration.ZERO)) {
                one.step(STEP);
                useless = false;
            }
        } catch (AuthenticationException | AuthorizationException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warn("Kafka failed while alerts were told to {}: {}; starting anew", receiver, e.getMessage());
        } finally {
            courier = Optional.empty();
        }
        return useless;
    }

    private boolean closesWithin(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
