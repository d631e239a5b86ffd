package io.plumbline.app.drift;

import io.plumbline.app.history.History;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for new models by a schedule, from a thread of its own. Where nobody is champion, no image has come, or another request for
 * the champion waits for its verdict, it does not ask that time, and says so; times that went by while it did not run are not made up for.
 */
public final class ScheduledTriggers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledTriggers.class);

    private final Schedule schedule;
    private final KafkaConnection connection;
    private final Topics topics;
    private final InstantSource clock;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "plumbline-schedule");
        thread.setDaemon(true);
        return thread;
    });

    private ScheduledTriggers(Schedule schedule, KafkaConnection connection, Topics topics, InstantSource clock) {
        this.schedule = schedule;
        this.connection = connection;
        this.topics = topics;
        this.clock = clock;
    }

    /** Asks from now on. */
    public static ScheduledTriggers start(Schedule schedule, KafkaConnection connection, Topics topics) {
        ScheduledTriggers started = new ScheduledTriggers(schedule, connection, topics, InstantSource.system());
        started.await(Instant.EPOCH);
        return started;
    }

    /** @param last time that was asked at; a timer may be early by less than a millisecond */
    private void await(Instant last) {
        Instant now = clock.instant();
        Instant next = schedule.next(now.isBefore(last) ? last : now);
        var unused = executor.schedule(
                () -> {
                    askAt(next);
                    await(next);
                },
                Duration.between(now, next).toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Whatever goes wrong at one time, the next is asked at. */
    private void askAt(Instant time) {
        try {
            var unused = ask(connection, topics, schedule, time);
        } catch (KafkaException e) {
            LOG.warn("It is time for a retraining, but it cannot be asked for: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("It is time for a retraining, but it cannot be asked for", e);
        }
    }

    /**
     * Asks for what this time asks for, if there is anything to ask for.
     *
     * @throws KafkaException if the cluster cannot be read or written to
     */
    static Optional<RetrainingTrigger> ask(KafkaConnection connection, Topics topics, Schedule schedule, Instant time) {
        Optional<String> champion = champion(connection, topics);
        List<OffsetRange> images =
                new ImageOffsets(connection, topics.images().name()).since(schedule.imagesSince(time));
        Optional<String> obstacle = champion.isEmpty()
                ? Optional.of("nobody is champion")
                : images.isEmpty()
                        ? Optional.of("no image has come")
                        : ManualTrigger.open(connection, topics, champion.get(), time)
                                .map(open -> open.triggerId() + " waits for its verdict");
        if (obstacle.isPresent()) {
            LOG.warn("It is time for a retraining, but {}", obstacle.get());
            return Optional.empty();
        }
        RetrainingTrigger trigger = Schedule.trigger(champion.orElseThrow(), time, images);
        new History(connection).add(topics.retrainingTriggers(), trigger.triggerId(), trigger);
        return Optional.of(trigger);
    }

    private static Optional<String> champion(KafkaConnection connection, Topics topics) {
        try (LedgerFollower follower = new LedgerFollower(connection, topics.models())) {
            ModelLedger ledger = follower.readToEnd();
            return ledger.champion().map(ModelAnnouncement::modelId);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
