package io.plumbline.app.command;

import io.plumbline.app.alerts.EpisodeView;
import io.plumbline.app.drift.ManualTrigger;
import io.plumbline.app.history.History;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks for a new model. */
@Command(
        name = "trigger",
        description = {
            "Ask for a new model, to be trained on the images of an episode or since a time.",
            "Refused while another request for the champion waits for its verdict, for a day at most."
        },
        footer = {"", "Example: ./plumbline drift trigger --since 2026-11-24T08:00:00Z --key new-camera --dry-run"})
final class DriftTriggerCommand implements Callable<Integer> {

    private final InstantSource clock = InstantSource.system();

    @Mixin
    private ConnectionOptions kafka;

    @ArgGroup(multiplicity = "1")
    private Images images;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "TEXT",
            description = "Tells this request from others: sent twice with the same key, it is carried out once.")
    private String key;

    @Option(names = "--dry-run", description = "Say what would be asked for, and send nothing.")
    private boolean dryRun;

    @Option(names = "--force", description = "Ask even if another request waits for its verdict.")
    private boolean force;

    /** Which images the new model is to learn from. */
    private static final class Images {

        @Option(
                names = "--since",
                paramLabel = "TIME",
                converter = AgoConverter.class,
                description = "Images of this time or later, such as 2h ago or 2026-11-24T08:00:00Z.")
        private Instant since;

        @Option(names = "--episode", paramLabel = "ID", description = "Images since this episode began.")
        private String episode;
    }

    @Override
    public Integer call() {
        Topics topics = kafka.topics();
        KafkaConnection connection = kafka.reachable(
                topics.models(), topics.images(), topics.retrainingTriggers(), topics.retrainingVerdicts());
        RetrainingTrigger trigger = trigger(connection, topics);
        if (dryRun) {
            System.out.println(new String(Json.writeIndented(trigger), StandardCharsets.UTF_8));
        } else {
            new History(connection).add(topics.retrainingTriggers(), trigger.triggerId(), trigger);
            System.out.printf("Asked for a new model: %s.%n", trigger.triggerId());
        }
        return ExitCode.DONE;
    }

    private RetrainingTrigger trigger(KafkaConnection connection, Topics topics) {
        String champion = ModelOption.champion(connection, topics);
        if (!force) {
            AskingOptions.requireNoneOpen(connection, topics, champion);
        }
        if (images.episode == null) {
            return AskingOptions.byHand(connection, topics, champion, images.since, key);
        }
        EpisodeView episode = AlertsCommand.episode(kafka, images.episode);
        return ManualTrigger.of(
                champion, key, Optional.of(images.episode), episode.latest().sources(), clock.instant());
    }
}
