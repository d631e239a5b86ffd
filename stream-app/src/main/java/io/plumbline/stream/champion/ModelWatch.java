package io.plumbline.stream.champion;

import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.stream.count.ServingCounters;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows {@code models} in a thread of its own and has each new champion brought into service, off the stream's
 * threads. Trouble with Kafka is logged, and the topic read again from its start a second later: a stream that serves
 * must not stop for want of news.
 */
public final class ModelWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModelWatch.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private final Supplier<LedgerFollower> followers;
    private final Succession succession;
    private final ServingCounters counters;
    private final Runnable afterEachLook;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /**
     * A watch that has yet to be started.
     *
     * @param followers opens a follower of {@code models}
     * @param afterEachLook is run after each look at the ledger, in the thread that looks
     */
    public ModelWatch(
            Supplier<LedgerFollower> followers,
            Succession succession,
            ServingCounters counters,
            Runnable afterEachLook) {
        this.followers = followers;
        this.succession = succession;
        this.counters = counters;
        this.afterEachLook = afterEachLook;
        this.thread = new Thread(this::watch, "plumbline-model-watch");
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Returns when the thread has ended; one that is busy loading a package is not waited for longer than seconds. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(LONGEST_FAREWELL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        while (!closed(Duration.ZERO)) {
            try (LedgerFollower follower = followers.get()) {
                look(follower, follower.readToEnd());
                while (!closed(Duration.ZERO)) {
                    look(follower, follower.poll(PATIENCE));
                }
            } catch (RuntimeException | Error e) {
                LOG.error("Following the announcements of models failed; trying again in {}", PAUSE, e);
                closed(PAUSE);
            }
        }
    }

    private void look(LedgerFollower follower, ModelLedger ledger) {
        counters.malformedAnnouncements(follower.malformed());
        succession.follow(ledger);
        afterEachLook.run();
    }

    private boolean closed(Duration patience) {
        try {
            return closing.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody but an owner who wants this thread gone interrupts it.
            closing.countDown();
            return true;
        }
    }
}
