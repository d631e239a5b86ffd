package io.plumbline.app.command;

import io.plumbline.app.alerts.EpisodeView;
import io.plumbline.contract.drift.AlertAction;
import io.plumbline.contract.drift.AlertAction.Action;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts on record that somebody looks after an episode. */
@Command(
        name = "acknowledge",
        description = "Put on record that somebody looks after an episode.",
        footer = {"", "Example: ./plumbline alerts acknowledge EPISODE --as ana --reason 'Asking the camera team'"})
final class AlertsAcknowledgeCommand implements Callable<Integer> {

    private final InstantSource clock = InstantSource.system();

    @Mixin
    private ConnectionOptions kafka;

    @Mixin
    private SignatureOptions signature;

    @Parameters(paramLabel = "EPISODE", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
        String by = signature.by();
        String why = signature.why();
        EpisodeView episode = AlertsCommand.episode(kafka, id);
        AlertsCommand.record(
                kafka, new AlertAction(episode.id(), Action.ACKNOWLEDGED, by, why, clock.instant(), Optional.empty()));
        System.out.printf("%s looks after %s.%n", by, episode.id());
        return ExitCode.DONE;
    }
}
