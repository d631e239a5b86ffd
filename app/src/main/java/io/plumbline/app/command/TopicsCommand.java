package io.plumbline.app.command;

import io.plumbline.app.topics.TopicSetup;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.TopicCheck;
import io.plumbline.contract.topic.Topics;
import io.plumbline.contract.topic.UnusableTopicsException;
import io.plumbline.stream.serving.TopicRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the topics, or checks those that are there. */
@Command(
        name = "topics",
        description = "Create or check the topics.",
        subcommands = {TopicsCommand.Create.class, TopicsCommand.Check.class},
        footer = {"", "Example: ./plumbline topics create --partitions 8"})
public final class TopicsCommand {

    @Command(
            name = "create",
            description = "Create each topic that is not there yet.",
            footer = {"", "Example: ./plumbline topics create --partitions 8 --replication-factor 3"})
    static final class Create implements Callable<Integer> {

        @Mixin
        private ConnectionOptions kafka;

        @Option(
                names = "--partitions",
                defaultValue = "4",
                paramLabel = "N",
                description = "For every topic that may have more than one (default: ${DEFAULT-VALUE}).")
        private int partitions;

        @Option(
                names = "--replication-factor",
                defaultValue = "1",
                paramLabel = "N",
                description = "Copies of each partition (default: ${DEFAULT-VALUE}).")
        private short replicationFactor;

        @Override
        public Integer call() {
            if (partitions < 1 || replicationFactor < 1) {
                throw CommandFailed.usage("--partitions and --replication-factor must be at least 1, found %d and %d."
                        .formatted(partitions, replicationFactor));
            }
            Topics topics = kafka.topics();
            try (Admin admin = Admin.create(kafka.reachable().with(Map.of()))) {
                List<String> made = new TopicSetup(admin, topics).create(partitions, replicationFactor);
                String which = made.isEmpty() ? "; all were there." : ": " + String.join(", ", made);
                System.out.printf(
                        "Created %d of %d topics%s%n", made.size(), topics.all().size(), which);
            }
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "check",
            description = {
                "Say what is missing, what differs from what 'topics create' makes, and what keeps 'serve' from starting;",
                "exit 3 if anything does."
            },
            footer = {"", "Example: ./plumbline topics check --bootstrap-server kafka:9092"})
    static final class Check implements Callable<Integer> {

        private static final Duration PATIENCE = Duration.ofSeconds(15);

        @Mixin
        private ConnectionOptions kafka;

        @Override
        public Integer call() {
            Topics topics = kafka.topics();
            List<String> problems = problems(kafka.reachable(), topics);
            if (!problems.isEmpty()) {
                throw CommandFailed.broker(String.join(System.lineSeparator(), problems), null);
            }
            System.out.printf(
                    "All %d topics are as they must be.%n", topics.all().size());
            return ExitCode.DONE;
        }

        private static List<String> problems(KafkaConnection connection, Topics topics) {
            List<String> problems = new ArrayList<>();
            try (Admin admin = Admin.create(connection.with(Map.of()));
                    TopicCheck check = new TopicCheck(connection, PATIENCE)) {
                TopicSetup setup = new TopicSetup(admin, topics);
                List<String> missing = setup.missing();
                if (!missing.isEmpty()) {
                    problems.add("Missing are %s; make them with './plumbline topics create'."
                            .formatted(String.join(", ", missing)));
                }
                setup.problems().forEach(problem -> problems.add(problem + "."));
                if (missing.isEmpty()) {
                    new TopicRules(topics, check)
                            .broken()
                            .forEach(rule -> problems.add("%s: so 'serve' does not start.".formatted(rule)));
                }
            } catch (UnusableTopicsException e) {
                problems.add(e.getMessage());
            }
            return problems;
        }
    }
}
