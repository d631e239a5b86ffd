package io.plumbline.trainer.tracking.mlflow;

import io.plumbline.trainer.tracking.TrackingException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that sends what lies in an outbox, as soon as it lies there if the server answers. */
final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** For what other processes put there, and for those that went away. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** How long is waited for a server at the end that did not answer the last time. */
    private static final Duration LAST_CHANCE = Duration.ofSeconds(1);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

    private final Outbox outbox;
    private final MlflowSettings settings;
    private final Semaphore news = new Semaphore(0);
    private final Semaphore end = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "plumbline-courier");
    private volatile boolean closing;
    private volatile boolean away;

    Courier(Outbox outbox, MlflowSettings settings) {
        this.outbox = outbox;
        this.settings = settings;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** There is something new. Costs nothing. */
    void wake() {
        news.release();
    }

    /** Sends what is left if that is quick, and leaves it to others otherwise. */
    @Override
    public void close() {
        closing = true;
        news.release();
        end.release();
        try {
            thread.join((away ? LAST_CHANCE : settings.farewell()).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sayWhatIsLeft();
    }

    private void sayWhatIsLeft() {
        int left;
        try {
            left = outbox.size();
        } catch (TrackingException e) {
            LOG.warn("What is left to be sent to {} cannot be told: {}", settings.server(), e.getMessage());
            return;
        }
        if (left > 0) {
            LOG.warn(
                    "{} runs or aliases wait in {} to be sent to {}: by the next run, or by './plumbline runs send'",
                    left,
                    outbox.directory(),
                    settings.server());
        }
    }

    private void run() {
        try (MlflowServer server = new MlflowServer(settings)) {
            Duration pause = FIRST_PAUSE;
            while (!closing) {
                news.drainPermits();
                look(server);
                if (away) {
                    end.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                } else {
                    pause = FIRST_PAUSE;
                    news.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
            while (!look(server) && !away) {
                end.tryAcquire(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted; what waits in {} is sent by the next run", outbox.directory());
        } catch (RuntimeException e) {
            LOG.warn(
                    "Nothing more is sent to {} by this process; it waits in {}",
                    settings.server(),
                    outbox.directory(),
                    e);
        }
    }

    /** Whether it was this thread's turn to send, and the server was there. */
    private boolean look(MlflowServer server) {
        try {
            Optional<SendReport> report = outbox.send(server);
            report.ifPresent(sent -> sent.notes().forEach(LOG::warn));
            if (away && report.isPresent()) {
                LOG.info("What is tracked reaches {} again", settings.server());
                away = false;
            }
            return report.isPresent();
        } catch (TrackingException e) {
            if (!away) {
                LOG.warn("{}. What is tracked is kept in {} and sent later", e.getMessage(), outbox.directory());
            }
            away = true;
            return false;
        }
    }
}
