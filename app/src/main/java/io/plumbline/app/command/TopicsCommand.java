package io.plumbline.app.command;

import io.plumbline.app.topics.TopicSetup;
import io.plumbline.contract.topic.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the topics, or checks those that are there. */
@Command(
        name = "topics",
        description = "Create or check the topics.",
        footer = {"", "Example: ./plumbline topics create --partitions 8"})
public final class TopicsCommand {

    @Command(name = "create", description = "Create each topic that is not there yet.")
    int create(
            @Mixin ConnectionOptions kafka,
            @Option(
                            names = "--partitions",
                            defaultValue = "4",
                            paramLabel = "N",
                            description = "For every topic that may have more than one (default: ${DEFAULT-VALUE}).")
                    int partitions,
            @Option(
                            names = "--replication-factor",
                            defaultValue = "1",
                            paramLabel = "N",
                            description = "Copies of each partition (default: ${DEFAULT-VALUE}).")
                    short replicationFactor) {
        if (partitions < 1 || replicationFactor < 1) {
            throw CommandFailed.usage("--partitions and --replication-factor must be at least 1, found %d and %d"
                    .formatted(partitions, replicationFactor));
        }
        Topics topics = kafka.topics();
        try (Admin admin = Admin.create(kafka.reachable().with(Map.of()))) {
            List<String> made = new TopicSetup(admin, topics).create(partitions, replicationFactor);
            System.out.printf(
                    "Created %d of %d topics%s%n",
                    made.size(),
                    topics.all().size(),
                    made.isEmpty() ? "; all were there." : ": " + String.join(", ", made));
        }
        return ExitCode.DONE;
    }

    @Command(name = "check", description = "Say what is missing or wrong; exit 3 if anything is.")
    int check(@Mixin ConnectionOptions kafka) {
        Topics topics = kafka.topics();
        try (Admin admin = Admin.create(kafka.reachable().with(Map.of()))) {
            List<String> problems = new TopicSetup(admin, topics).problems();
            if (problems.isEmpty()) {
                System.out.printf(
                        "All %d topics are as they must be.%n", topics.all().size());
                return ExitCode.DONE;
            }
            throw CommandFailed.broker(
                    "%s.%nMissing topics are made by './plumbline topics create'."
                            .formatted(String.join(System.lineSeparator(), problems)),
                    null);
        }
    }
}
