package io.plumbline.app.demo;

import io.plumbline.app.command.BrokerCommand;
import io.plumbline.app.command.CommandFailed;
import io.plumbline.app.command.Ending;
import io.plumbline.app.command.MonitorCommand;
import io.plumbline.app.command.Reachable;
import io.plumbline.app.command.RetrainCommand;
import io.plumbline.app.command.ServeCommand;
import io.plumbline.app.command.Service;
import io.plumbline.app.command.TrainCommand;
import io.plumbline.app.command.Typed;
import io.plumbline.app.demo.feed.Feeder;
import io.plumbline.app.demo.journal.Journal;
import io.plumbline.app.demo.report.Summary;
import io.plumbline.app.demo.report.Training;
import io.plumbline.app.demo.sight.Observer;
import io.plumbline.app.progress.TrainingProgressBar;
import io.plumbline.app.topics.TopicSetup;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.image.EncodingMix;
import io.plumbline.trainer.TrainedModel;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.split.Part;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * Starts every part by the code of its command, tells each nothing but the broker's address, and plays the story. All that
 * it started and wrote is gone when it is closed, but for the journal.
 */
public final class Demo implements AutoCloseable {

    private static final Duration PATIENCE_TO_START = Duration.ofSeconds(60);
    private static final Duration PATIENCE_FOR_CHAMPION = Duration.ofMinutes(15);
    private static final int PARTITIONS = 4;
    private static final short BROKERS_DEFAULT = -1;

    private final DemoSettings settings;
    private final Path directory;
    private final Path journalDirectory;
    private final PrintStream out;
    private final Narrator narrator;
    private final Ending ending = new Ending();

    /**
     * A demo that has not begun.
     *
     * @param directory for packages and state; removed by its owner
     * @param journalDirectory for the journal
     */
    public Demo(DemoSettings settings, Path directory, Path journalDirectory, PrintStream out) {
        this.settings = settings;
        this.directory = directory;
        this.journalDirectory = journalDirectory;
        this.out = out;
        this.narrator = new Narrator(out);
    }

    /** Plays the story once and sums it up. */
    public Summary play() throws IOException, InterruptedException {
        narrator.chapter("0  Setting up");
        KafkaConnection connection = settings.cluster().map(this::prepare).orElseGet(this::startBroker);
        RunningSystem running = settings.feedsOnly() ? find(connection) : start(connection);
        tell(connection, running.stream());
        return Summary.of(
                journalDirectory, running.champion(), settings.story().shift().toString());
    }

    private RunningSystem find(KafkaConnection connection) {
        RunningSystem running =
                RunningSystem.find(connection, directory.resolve("packages"), settings.data(), PATIENCE_FOR_CHAMPION);
        narrator.tell("the champion is %s", running.champion().modelId());
        return running;
    }

    private RunningSystem start(KafkaConnection connection) throws IOException {
        long start = System.nanoTime();
        TrainedModel champion = train(connection);
        double seconds = (System.nanoTime() - start) / 1e9;
        startParts(connection);
        Training training = new Training(
                champion.packed().id().toString(), seconds, champion.test().accuracy());
        return new RunningSystem(training, champion.split().images(Part.STREAM));
    }

    @Override
    public void close() {
        ending.close();
    }

    private KafkaConnection prepare(String cluster) {
        KafkaConnection connection = Reachable.require(KafkaConnection.to(cluster), List.of());
        try (Admin admin = Admin.create(connection.with(Map.of()))) {
            List<String> made = new TopicSetup(admin, new Topics("")).create(PARTITIONS, BROKERS_DEFAULT);
            narrator.tell("%d topics are made at %s", made.size(), cluster);
        }
        if (!settings.feedsOnly()) {
            requireNoChampion(connection);
        }
        return connection;
    }

    /** The demo's own model would take its place. */
    private static void requireNoChampion(KafkaConnection connection) {
        try (LedgerFollower ledger = new LedgerFollower(connection, new Topics("").models())) {
            ledger.readToEnd().champion().ifPresent(champion -> {
                throw CommandFailed.because(
                        "A Plumbline works at %s already: its champion is %s. Feed it with --feed-only, or name another cluster."
                                .formatted(
                                        connection.bootstrapServers(),
                                        champion.id().shortForm()));
            });
        }
    }

    private KafkaConnection startBroker() {
        BrokerCommand.BrokerService broker =
                ending.add(Typed.with(new BrokerCommand(), "--port", "0").start());
        narrator.tell("a Kafka broker listens at %s", broker.bootstrapServers());
        return KafkaConnection.to(broker.bootstrapServers());
    }

    private TrainedModel train(KafkaConnection connection) throws IOException {
        List<String> arguments = arguments(connection, "--packages", directory.resolve("packages"));
        arguments.addAll(List.of(
                "--data", settings.data().toString(),
                "--split", sizes(),
                "--encodings", settings.encodings(),
                "--calibrate", "usual",
                "--announce", "champion",
                "--runs", directory.resolve("runs").toString()));
        settings.learning().flags().forEach((flag, value) -> arguments.addAll(List.of(flag, value)));
        TrainedModel champion = Typed.with(new TrainCommand(), arguments.toArray(String[]::new))
                .train(new TrainingProgressBar(out, settings.redraws()));
        narrator.tell("%s is announced as champion", champion.packed().id().shortForm());
        return champion;
    }

    private void startParts(KafkaConnection connection) {
        List<String> serve = arguments(connection, "--state", directory.resolve("serve"));
        serve.addAll(List.of("--http", "off", "--metrics-port", "off"));
        Service serving = ending.add(
                Typed.with(new ServeCommand(), serve.toArray(String[]::new)).start());
        List<String> monitor = arguments(connection, "--state", directory.resolve("monitor"));
        monitor.addAll(List.of("--metrics-port", "off"));
        Service monitoring = ending.add(
                Typed.with(new MonitorCommand(), monitor.toArray(String[]::new)).start());
        List<String> retrain = arguments(connection, "--packages", directory.resolve("packages"));
        retrain.addAll(List.of(
                "--data", settings.data().toString(),
                "--runs", directory.resolve("runs").toString()));
        retrain.addAll(List.of("--metrics-port", "off"));
        retrain.addAll(settings.retraining());
        Service retraining = ending.add(
                Typed.with(new RetrainCommand(), retrain.toArray(String[]::new)).start());
        for (Service service : List.of(serving, monitoring, retraining)) {
            service.awaitReady(PATIENCE_TO_START);
            narrator.tell("%s", service.description());
        }
    }

    private void tell(KafkaConnection connection, LabelledImages stream) throws InterruptedException {
        Topics topics = new Topics("");
        StorySettings story = settings.story();
        try (Journal journal = new Journal(journalDirectory);
                Observer observer = new Observer(connection, topics, settings.feedsOnly(), journal);
                Feeder feeder = new Feeder(
                        connection,
                        topics,
                        stream,
                        story.healthyImages(),
                        EncodingMix.parse(settings.encodings(), settings.seed() + 1),
                        story.shift().shift(),
                        story.labels(),
                        journal,
                        settings.seed())) {
            observer.start();
            new Story(story, feeder, observer.sightings(), narrator).play();
        }
    }

    private static List<String> arguments(KafkaConnection connection, String option, Path path) {
        return new ArrayList<>(List.of("--bootstrap-server", connection.bootstrapServers(), option, path.toString()));
    }

    private String sizes() {
        List<String> sizes = new ArrayList<>();
        for (Part part : Part.values()) {
            sizes.add(Integer.toString(settings.split().of(part)));
        }
        return String.join(",", sizes);
    }
}
