package io.plumbline.app.command;

import io.plumbline.app.drift.ImageOffsets;
import io.plumbline.app.drift.ManualTrigger;
import io.plumbline.app.drift.Schedule;
import io.plumbline.app.drift.ScheduledTriggers;
import io.plumbline.app.history.History;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Option;

/** Retrainings that who retrains asks for: now, or by the clock. */
final class AskingOptions {

    @Option(names = "--now", description = "Ask for one new model now, say what came of it, and stop. Needs --since.")
    private boolean now;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = AgoConverter.class,
            description =
                    "With --now: learn from images of this time or later, such as 2h ago or 2026-11-24T08:00:00Z.")
    private Instant since;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "Also ask by the clock, such as every 24h, for a model that has learnt from the images of that time.")
    private Duration every;

    /** Refuses what makes no sense, before anything is started. */
    void requireUsable() {
        if (now != (since != null)) {
            throw CommandFailed.usage("--now and --since go together, such as --now --since 2h.");
        }
        if (now && every != null) {
            throw CommandFailed.usage("--now stops when it has an answer; --every goes on.");
        }
        if (every != null) {
            schedule();
        }
    }

    private Schedule schedule() {
        try {
            return new Schedule(every);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage("--every: " + e.getMessage());
        }
    }

    /** Asks by the clock from now on, if that was said. */
    Optional<ScheduledTriggers> scheduled(KafkaConnection connection, Topics topics) {
        return Optional.ofNullable(every).map(any -> ScheduledTriggers.start(schedule(), connection, topics));
    }

    /** Asks now, if that was said. */
    Optional<RetrainingTrigger> asked(KafkaConnection connection, Topics topics) {
        if (!now) {
            return Optional.empty();
        }
        String champion = ModelOption.champion(connection, topics);
        requireNoneOpen(connection, topics, champion);
        RetrainingTrigger trigger =
                byHand(connection, topics, champion, since, UUID.randomUUID().toString());
        new History(connection).add(topics.retrainingTriggers(), trigger.triggerId(), trigger);
        return Optional.of(trigger);
    }

    /** What somebody asks for by hand. */
    static RetrainingTrigger byHand(
            KafkaConnection connection, Topics topics, String champion, Instant since, String key) {
        List<OffsetRange> images = new ImageOffsets(connection, topics.images().name()).since(since);
        if (images.isEmpty()) {
            throw CommandFailed.because("No image has come since %s.".formatted(since));
        }
        return ManualTrigger.of(
                champion, key, Optional.empty(), images, InstantSource.system().instant());
    }

    /** Refuses to ask while another request for the champion waits for its verdict. */
    static void requireNoneOpen(KafkaConnection connection, Topics topics, String champion) {
        ManualTrigger.open(connection, topics, champion, InstantSource.system().instant())
                .ifPresent(open -> {
                    throw CommandFailed.because(
                            "%s waits for its verdict; ask again when it has one, or by './plumbline drift trigger --force' if it never will."
                                    .formatted(open.triggerId()));
                });
    }
}
