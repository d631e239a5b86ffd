package io.plumbline.stream.champion;

import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.stream.count.ServingCounters;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows {@code models} in a thread of its own and has each new champion brought into service, off the stream's
 * threads. Trouble with Kafka is logged once, and the topic read again from its start each second: a stream that serves
 * must not stop for want of news. {@link #trouble} tells of it meanwhile.
 */
public final class ModelWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModelWatch.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int LONGEST_FAREWELL_SECONDS = 5;

    private final Supplier<LedgerFollower> followers;
    private final Consumer<ModelLedger> eachLedger;
    private final ServingCounters counters;
    private final Runnable afterEachLook;
    private final Runnable onTrouble;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile LedgerFollower follower;
    private volatile Trouble trouble;

    /**
     * A watch that has yet to be started.
     *
     * @param followers opens a follower of {@code models}
     * @param eachLedger is told the ledger as it stands at each look, in the thread that looks
     * @param afterEachLook is run after each look at the ledger, in the thread that looks
     * @param onTrouble is run when {@link #trouble} has changed, in that thread too; must not throw
     */
    public ModelWatch(
            Supplier<LedgerFollower> followers,
            Consumer<ModelLedger> eachLedger,
            ServingCounters counters,
            Runnable afterEachLook,
            Runnable onTrouble) {
        this.followers = followers;
        this.eachLedger = eachLedger;
        this.counters = counters;
        this.afterEachLook = afterEachLook;
        this.onTrouble = onTrouble;
        this.thread = new Thread(this::watch, "plumbline-model-watch");
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** What keeps {@code models} from being followed now, if anything does. */
    public Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /**
     * Ends whatever the thread waits for, and returns when it has ended, or after {@value #LONGEST_FAREWELL_SECONDS}
     * seconds.
     */
    @Override
    public void close() {
        closing.countDown();
        LedgerFollower waiting = follower;
        if (waiting != null) {
            waiting.wakeUp();
        }
        try {
            thread.join(Duration.ofSeconds(LONGEST_FAREWELL_SECONDS).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        while (!closed(Duration.ZERO)) {
            try (LedgerFollower opened = followers.get()) {
                follower = opened;
                follow(opened);
            } catch (WakeupException e) {
                // Closing wakes the follower up, which the loop's condition sees.
            } catch (RuntimeException | Error e) {
                note(Trouble.of(e), e);
                closed(PAUSE);
            }
        }
    }

    private void follow(LedgerFollower opened) {
        // Whoever closed before the follower was known here did not wake it up.
        if (closed(Duration.ZERO)) {
            return;
        }
        look(opened, opened.readToEnd());
        while (!closed(Duration.ZERO)) {
            look(opened, opened.poll(PATIENCE));
        }
    }

    /** What goes on is told once: a stack trace each second would bury everything else. */
    private void note(Trouble now, Throwable cause) {
        if (now.equals(trouble)) {
            return;
        }
        if (now.isRefusal()) {
            LOG.error("{}; trying again every {}", now.detail(), PAUSE);
        } else {
            LOG.error("Following the announcements of models failed; trying again every {}", PAUSE, cause);
        }
        trouble = now;
        onTrouble.run();
    }

    private void look(LedgerFollower opened, ModelLedger ledger) {
        trouble = null;
        counters.malformedAnnouncements(opened.malformed());
        eachLedger.accept(ledger);
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

    /**
     * Why announcements do not arrive.
     *
     * @param detail for people
     * @param isRefusal whether Kafka refuses, which does not pass by itself
     */
    public record Trouble(String detail, boolean isRefusal) {

        private static Trouble of(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof AuthorizationException || cause instanceof AuthenticationException) {
                    return new Trouble(
                            "Kafka refuses to tell the announcements of models: " + cause.getMessage(), true);
                }
            }
            return new Trouble("Following the announcements of models failed: " + failure, false);
        }
    }
}
