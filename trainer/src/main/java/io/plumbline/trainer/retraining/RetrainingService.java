package io.plumbline.trainer.retraining;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.contract.check.FailureCounts;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.topic.TopicCheck;
import io.plumbline.contract.topic.Topics;
import io.plumbline.contract.topic.UnusableTopicsException;
import io.plumbline.model.net.TorchThreads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code retraining-triggers}, one at a time, each once.
 *
 * <p>The verdict, the announcements that follow from it and the trigger's offset are committed in one transaction, so that
 * a process that is killed at any point leaves either all of them or none, and then the trigger is carried out anew. A
 * trigger that was sent again after its verdict is passed over. Several instances may run; one of them works.
 *
 * <p>Where Kafka fails, the service opens its clients anew after a pause and takes the trigger again, up to
 * {@value Outage#MOST_RETRIES} times. Then it stops, as it does at once where it is not let in, and {@link #failure} says why.
 */
public final class RetrainingService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RetrainingService.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_TRAINING = Duration.ofHours(1);
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(15);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(30);

    private final KafkaConnection connection;
    private final Topics topics;
    private final RetrainingOptions options;
    private final RetrainingListener given;
    private final InstantSource clock;
    private final Thread thread = new Thread(this::run, "plumbline-retraining");
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final FailureCounts failures = new FailureCounts();
    private volatile Optional<TriggerReader> reader = Optional.empty();
    private volatile RetrainingListener listener;
    private volatile boolean busy;
    private volatile RetrainingCounts counts = RetrainingCounts.none();

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
        this.given = listener;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Starts to answer triggers.
     *
     * @throws CannotRetrainException if no broker answers, or topics are missing
     */
    public void start() {
        checkTopics();
        thread.start();
    }

    private void checkTopics() {
        try (TopicCheck check = new TopicCheck(connection, PATIENCE_AT_START)) {
            check.requireTopics(List.of(
                    topics.images(),
                    topics.labels(),
                    topics.models(),
                    topics.retrainingTriggers(),
                    topics.retrainingVerdicts(),
                    topics.retrainingEvents(),
                    topics.predictions(),
                    topics.shadowPredictions()));
        } catch (UnusableTopicsException e) {
            throw new CannotRetrainException(e.getMessage(), e);
        }
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

    /** Tells a registry what it measures. */
    public void bindTo(MeterRegistry registry) {
        RetrainingMeters.bind(this, registry);
    }

    /** Why triggers are not being answered now; empty if they are, or would be by whichever of several has them. */
    public Optional<String> obstacleToReady() {
        return failure()
                .map(Throwable::getMessage)
                .or(() -> hasStopped() ? Optional.of("it was stopped") : Optional.empty())
                .or(() -> reader.filter(TriggerReader::hasJoined).isPresent()
                        ? Optional.empty()
                        : Optional.of("it has not joined the group of those who retrain"));
    }

    /** Failures of Kafka, after each of which it tried again. */
    FailureCounts failures() {
        return failures;
    }

    /** How many triggers were not fetched yet; NaN before the first fetch. */
    double lag() {
        return reader.map(TriggerReader::lag).orElse(Double.NaN);
    }

    /** Whether a trigger is being carried out. */
    boolean isBusy() {
        return busy;
    }

    /** What it has come across so far. */
    public RetrainingCounts counts() {
        return counts;
    }

    /** Leaves a trigger that is being carried out to whoever comes next, and stops; waits for that for up to 30 s. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.isAlive() && !stopped.await(PATIENCE_AT_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The retraining has not stopped within {} s", PATIENCE_AT_CLOSE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (ProgressEvents progress = new ProgressEvents(connection, topics.retrainingEvents(), clock)) {
            listener = new RetrainingListeners(List.of(progress, given));
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
        Outage outage = new Outage(longest());
        while (!isClosing()) {
            try {
                answerAll(outage);
            } catch (AuthenticationException | AuthorizationException | InterruptException e) {
                throw e;
            } catch (KafkaException e) {
                failures.add(e);
                Duration pause = outage.failed(clock.instant()).orElseThrow(() -> e);
                LOG.warn("Kafka failed: {}; trying again in {} s", e.getMessage(), pause.toSeconds());
                listener.interrupted(e, pause);
                pause(pause);
            }
        }
    }

    private void answerAll(Outage outage) {
        RetrainingCounts before = counts;
        TogetherWriter writer = new TogetherWriter(connection, topics);
        try (TriggerReader triggers = new TriggerReader(connection, topics, longest());
                VerdictLog verdicts = new VerdictLog(connection, topics.retrainingVerdicts());
                LedgerFollower ledger = new LedgerFollower(connection, topics.models());
                GuardDuty guard =
                        new GuardDuty(connection, topics, options.promotion(), ledger, clock, this::isClosing);
                Answering answering = new Answering(
                        connection, topics, options, listener, clock, this::isClosing, verdicts, ledger)) {
            reader = Optional.of(triggers);
            listener.opened(verdicts::all);
            ModelLedger standing = ledger.readToEnd();
            standing.champion().ifPresent(champion -> listener.standing(champion, standing.predecessor()));
            while (!isClosing()) {
                Optional<TriggerReader.Received> received = triggers.poll(POLL);
                if (received.isPresent()
                        && verdicts.contains(received.get().trigger().triggerId())) {
                    triggers.skip(received.get());
                    counts = counts.repeated();
                    outage.ended();
                } else if (received.isPresent()) {
                    answer(received.get(), triggers, writer, answering);
                    outage.ended();
                } else {
                    if (triggers.hasAny()) {
                        guard.look()
                                .ifPresent(
                                        decided -> write(decided, triggers.positions(), triggers, writer, answering));
                    }
                    if (triggers.isIdle()) {
                        outage.ended();
                    }
                }
                counts = counts.malformed(
                        before.malformedTriggers() + triggers.malformed(),
                        before.malformedLabels() + answering.malformedLabels());
            }
        } finally {
            reader = Optional.empty();
        }
    }

    private void answer(
            TriggerReader.Received received, TriggerReader triggers, TogetherWriter writer, Answering answering) {
        busy = true;
        try {
            answerBusily(received, triggers, writer, answering);
        } finally {
            busy = false;
        }
    }

    private void answerBusily(
            TriggerReader.Received received, TriggerReader triggers, TogetherWriter writer, Answering answering) {
        listener.triggered(received.trigger());
        Together answer = answering.answer(
                received.trigger(), begun -> write(begun, received.unanswered(), triggers, writer, answering));
        RetrainingVerdict verdict = answer.verdict().orElseThrow();
        listener.deciding(verdict);
        write(answer, received.offsets(), triggers, writer, answering);
        counts = counts.answered(verdict);
        listener.judged(verdict);
    }

    private void write(
            Together together,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            TriggerReader triggers,
            TogetherWriter writer,
            Answering answering) {
        writer.write(together, offsets, triggers.group());
        answering.awaitVisible(together.announcements());
        counts = counts.happened(together.events());
        together.events().forEach(listener::happened);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause(Duration pause) {
        try {
            if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Closed while waiting for Kafka");
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private Duration longest() {
        return LONGEST_TRAINING
                .plus(options.recent().patience())
                .plus(options.newNormal().patience())
                .plus(options.promotion().trialPatience());
    }
}
