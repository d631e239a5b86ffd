package io.plumbline.app.command;

import io.plumbline.app.rejections.RejectionReader;
import picocli.CommandLine.Command;

/** Works through the images that were rejected. */
@Command(
        name = "rejections",
        description = "List, show or replay the images that were rejected.",
        subcommands = {RejectionsListCommand.class, RejectionsShowCommand.class, RejectionsReplayCommand.class},
        footer = {"", "Example: ./plumbline rejections list --since 2026-11-24T08:00:00Z"})
public final class RejectionsCommand {

    /** A reader of rejections on a broker that answers and has them. */
    static RejectionReader reader(ConnectionOptions kafka) {
        RejectionReader reader = new RejectionReader(kafka.reachable(), kafka.topics());
        if (!reader.topicExists()) {
            reader.close();
            throw CommandFailed.broker(
                    "There is no topic %s. Make the topics with './plumbline topics create'."
                            .formatted(kafka.topics().rejections().name()),
                    null);
        }
        return reader;
    }

    /** Says that some records of the topic are not Plumbline's, if there are any. */
    static void mention(long unreadable) {
        if (unreadable > 0) {
            System.err.printf("%,d more records do not say why they are there, and were passed over.%n", unreadable);
        }
    }
}
