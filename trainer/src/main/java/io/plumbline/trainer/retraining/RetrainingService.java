package io.plumbline.trainer.retraining;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.net.TorchThreads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code retraining-triggers}, one at a time, each once.
 *
 * <p>The verdict, the announcements that follow from it and the trigger's offset are committed in one transaction, so that
 * a process that is killed at any point leaves either all of them or none, and then the trigger is carried out anew. A
 * trigger that was sent again after its verdict is passed over. Several instances may run; one of them works.
 */
public final class RetrainingService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RetrainingService.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_TRAINING = Duration.ofHours(1);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(30);

    private final KafkaConnection connection;
    private final Topics topics;
    private final RetrainingOptions options;
    private final RetrainingListener listener;
    private final InstantSource clock;
    private final Thread thread = new Thread(this::run, "plumbline-retraining");
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean stopping;
    private volatile RetrainingCounts counts = new RetrainingCounts(0, 0, 0, 0, 0);

    /**
     * Prepares a service; nothing happens before {@link #start}.
     *
     * @param clock tells deadlines, and the times of verdicts and announcements
     */
    public RetrainingService(
            KafkaConnection connection,
            Topics topics,
            RetrainingOptions options,
            RetrainingListener listener,
            InstantSource clock) {
        this.connection = connection;
        this.topics = topics;
        this.options = options;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Starts to answer triggers.
     *
     * @throws CannotRetrainException if no broker answers, or topics are missing
     */
    public void start() {
        new TopicCheck(connection, topics).requireAll();
        thread.start();
    }

    /** Whether it has stopped for good, by {@link #close} or because of a {@link #failure}. */
    public boolean hasStopped() {
        return stopped.getCount() == 0;
    }

    /** Waits until it has stopped. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** Why it stopped by itself, if it did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** What it has come across so far. */
    public RetrainingCounts counts() {
        return counts;
    }

    /** Leaves a trigger that is being carried out to whoever comes next, and stops; waits for that for up to 30 s. */
    @Override
    public void close() {
        stopping = true;
        try {
            if (thread.isAlive() && !stopped.await(PATIENCE_AT_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The retraining has not stopped within {} s", PATIENCE_AT_CLOSE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            answerAll();
        } catch (CancellationException e) {
            LOG.info("A retraining was left undone, because the service was closed");
        } catch (RuntimeException | Error e) {
            failure.set(e);
            LOG.error("The retraining service has stopped", e);
        } finally {
            stopped.countDown();
        }
    }

    private void answerAll() {
        TorchThreads.setPerOperation(options.fineTuning().threads());
        try (TriggerReader triggers = new TriggerReader(connection, topics, longest());
                VerdictLog verdicts = new VerdictLog(connection, topics.retrainingVerdicts());
                VerdictWriter writer = new VerdictWriter(connection, topics);
                Answering answering = new Answering(connection, topics, options, listener, clock, () -> stopping)) {
            while (!stopping) {
                Optional<TriggerReader.Received> received = triggers.poll(POLL);
                if (received.isPresent()
                        && verdicts.contains(received.get().trigger().triggerId())) {
                    triggers.skip(received.get());
                    counts = counts.repeated();
                } else if (received.isPresent()) {
                    answer(received.get(), triggers, writer, answering);
                }
                counts = counts.malformed(triggers.malformed(), answering.malformedLabels());
            }
        }
    }

    private void answer(
            TriggerReader.Received received, TriggerReader triggers, VerdictWriter writer, Answering answering) {
        listener.triggered(received.trigger());
        Answer answer = answering.answer(received.trigger());
        writer.write(answer.verdict(), answer.announcements(), received, triggers.group());
        answering.awaitVisible(answer.announcements());
        counts = counts.answered(answer.verdict());
        listener.judged(answer.verdict());
    }

    private Duration longest() {
        return LONGEST_TRAINING
                .plus(options.recent().patience())
                .plus(options.newNormal().patience());
    }
}
