package io.plumbline.app.command;

import io.plumbline.app.alerts.EpisodeView;
import io.plumbline.contract.drift.AlertAction;
import io.plumbline.contract.drift.AlertAction.Action;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mutes an episode for people. The monitor goes on as before, and may ask for a new model. */
@Command(
        name = "mute",
        description = {
            "Leave an episode out of 'alerts list' until a time.",
            "The monitor goes on judging, and asks for retraining as its policy says."
        },
        footer = {
            "",
            "Example: ./plumbline alerts mute EPISODE --until 2026-11-25T08:00:00Z --as ana --reason 'Camera work'"
        })
final class AlertsMuteCommand implements Callable<Integer> {

    private final InstantSource clock = InstantSource.system();

    @Mixin
    private ConnectionOptions kafka;

    @Mixin
    private SignatureOptions signature;

    @Option(names = "--until", required = true, paramLabel = "TIME", description = "Until then; 2026-11-25T08:00:00Z.")
    private Instant until;

    @Parameters(paramLabel = "EPISODE", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
        String by = signature.by();
        String why = signature.why();
        Instant now = clock.instant();
        if (!until.isAfter(now)) {
            throw CommandFailed.usage("--until %s is in the past; give a time after %s.".formatted(until, now));
        }
        EpisodeView episode = AlertsCommand.episode(kafka, id);
        AlertsCommand.record(kafka, new AlertAction(episode.id(), Action.MUTED, by, why, now, Optional.of(until)));
        System.out.printf("%s is muted until %s.%n", episode.id(), until);
        return ExitCode.DONE;
    }
}
