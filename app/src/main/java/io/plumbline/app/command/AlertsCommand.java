package io.plumbline.app.command;

import io.plumbline.app.alerts.EpisodeView;
import io.plumbline.app.alerts.Episodes;
import io.plumbline.app.history.History;
import io.plumbline.contract.drift.AlertAction;
import io.plumbline.contract.topic.Topics;
import picocli.CommandLine.Command;

/** Works through drift alerts. */
@Command(
        name = "alerts",
        description = "List, show, acknowledge or mute episodes of drift.",
        subcommands = {
            AlertsListCommand.class,
            AlertsShowCommand.class,
            AlertsAcknowledgeCommand.class,
            AlertsMuteCommand.class
        },
        footer = {"", "Example: ./plumbline alerts list"})
public final class AlertsCommand {

    /** Every episode that is still on the topic. */
    static Episodes episodes(ConnectionOptions kafka) {
        Topics topics = kafka.topics();
        History history = new History(kafka.reachable());
        return Episodes.of(
                history.of(topics.driftAlerts()),
                history.of(topics.alertActions()),
                history.of(topics.retrainingTriggers()),
                history.of(topics.retrainingVerdicts()));
    }

    static EpisodeView episode(ConnectionOptions kafka, String id) {
        return episodes(kafka)
                .find(id)
                .orElseThrow(() -> CommandFailed.because(
                        "There is no episode %s. './plumbline alerts list --all' shows those there are."
                                .formatted(id)));
    }

    static void record(ConnectionOptions kafka, AlertAction action) {
        new History(kafka.connection()).add(kafka.topics().alertActions(), action.key(), action);
    }
}
