package io.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.command.BrokerCommand;
import io.plumbline.app.command.ExitCode;
import io.plumbline.app.command.RunCommand;
import io.plumbline.app.command.Typed;
import io.plumbline.app.history.History;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.label.Label;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.model.image.InputShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retrainings that are asked for by hand, of models whose images were scaled, or came from Kafka. */
class RetrainCommandIT {

    /** So many that the share of them that is never learnt from makes a reference, should the challenger be better. */
    private static final int STREAM_IMAGES = 400;

    @TempDir
    private static Path directory;

    private static BrokerCommand.BrokerService broker;

    @BeforeAll
    static void startABroker() {
        broker = Typed.with(new BrokerCommand(), "--port", "0").start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldRetrainAModelWhoseImagesWereScaled() throws Exception {
        // Given
        Path data = directory.resolve("scaled");
        images(data.resolve("bright"), 150, 16, 160);
        images(data.resolve("dark"), 150, 16, 30);
        setUp("scaled.");
        RunCommand trained = train("scaled.", "--data", data.toString());
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        stream("scaled.");

        // When
        RunCommand retrained = retrain("scaled.", "--data", data.toString(), "--now", "--since", "1h");

        // Then
        assertAnswered("scaled.", retrained);
    }

    @Test
    void shouldRetrainAModelWhoseImagesCameFromKafkaWhateverLabelsHaveComeSince() throws Exception {
        // Given
        setUp("kafka.");
        List<String> ids = stream("kafka.");
        Path names = Files.writeString(directory.resolve("labels.txt"), "bright\ndark\n");
        RunCommand trained = train("kafka.", "--from-kafka", "all", "--labels", names.toString());
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        label("kafka.", ids.get(0), "dark");

        // When
        RunCommand retrained = retrain("kafka.", "--now", "--since", "1h");

        // Then
        assertAnswered("kafka.", retrained);
    }

    @Test
    void shouldFailWhereNothingComesAboutToCompare() throws Exception {
        // Given
        setUp("lost.");
        stream("lost.");
        ModelAnnouncement lost = new ModelAnnouncement(
                "lost-" + "0".repeat(64),
                ModelRole.CHAMPION,
                directory.resolve("lost.zip").toUri(),
                1,
                Instant.now(),
                "tester",
                "to be retrained");
        new History(connection()).add(new Topics("lost.").models(), lost.modelId(), lost);

        // When
        RunCommand retrained = retrain("lost.", "--now", "--since", "1h");

        // Then
        assertThat(retrained.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(retrained.err()).contains("TRAINING_FAILED: The retraining failed: ", "lost.zip");
        assertThat(retrained.out()).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongBeforeAnythingIsStarted() throws Exception {
        // Given
        setUp("empty.");

        // Then
        assertThat(retrain("empty.", "--now").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(retrain("empty.", "--every", "5s").err()).contains("1m or more");
        assertThat(retrain("empty.", "--since", "yesterday", "--now").err()).contains("no length of time");
        assertThat(retrain("empty.", "--shadow-images", "-1").err()).contains("score in shadow: -1");
        assertThat(retrain("empty.", "--guard", "2592001").err()).contains("guard of 2592001 s cannot be");
        assertThat(retrain("empty.", "--shadow-patience", "604801").err()).contains("trial in shadow of 604801 s");
        assertThat(retrain("empty.", "--label-patience", "604801").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(retrain("empty.", "--now", "--since", "1h").err()).contains("no champion yet");
    }

    private static void assertAnswered(String prefix, RunCommand retrained) {
        assertThat(retrained.exitCode()).as(retrained.err()).isZero();
        List<RetrainingVerdict> verdicts = new History(connection()).of(new Topics(prefix).retrainingVerdicts());
        assertThat(verdicts).hasSize(1);
        assertThat(verdicts.get(0).recent()).as(verdicts.get(0).explanation()).isPresent();
        assertThat(verdicts.get(0).base()).isPresent();
        assertThat(retrained.out())
                .isEqualTo("%s: %s%n"
                        .formatted(verdicts.get(0).outcome(), verdicts.get(0).explanation()));
    }

    private static RunCommand train(String prefix, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                "--packages",
                directory.resolve("models").toString(),
                "--model",
                "mlp",
                "--hidden",
                "16",
                "--epochs",
                "2",
                "--image-shape",
                "1x12x12",
                "--calibrate",
                "usual",
                "--announce",
                "champion"));
        arguments.addAll(List.of(more));
        return run(prefix, arguments);
    }

    private static RunCommand retrain(String prefix, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "retrain",
                "--packages",
                directory.resolve("models").toString(),
                "--labelled",
                "100",
                "--reference",
                "100",
                "--images-per-epoch",
                "100",
                "--epochs",
                "1",
                "--metrics-port",
                "off"));
        arguments.addAll(List.of(more));
        return run(prefix, arguments);
    }

    private static void setUp(String prefix) throws Exception {
        RunCommand made = run(prefix, List.of("topics", "create"));
        assertThat(made.exitCode()).as(made.err()).isZero();
    }

    /** Sends images with their labels and returns their ids. */
    private static List<String> stream(String prefix) throws Exception {
        Path folder = directory.resolve("stream-" + prefix);
        images(folder.resolve("bright"), STREAM_IMAGES / 2, 12, 160);
        images(folder.resolve("dark"), STREAM_IMAGES / 2, 12, 30);
        RunCommand sent = run(prefix, List.of("send", folder.toString()));
        assertThat(sent.exitCode()).as(sent.err()).isZero();
        List<String> ids = new ArrayList<>();
        for (String name : List.of("bright", "dark")) {
            for (int i = 0; i < STREAM_IMAGES / 2; i++) {
                ids.add("%s/%03d.png".formatted(name, i));
                label(prefix, ids.get(ids.size() - 1), name);
            }
        }
        return ids;
    }

    private static void label(String prefix, String id, String name) {
        new History(connection()).add(new Topics(prefix).labels(), id, new Label(id, name));
    }

    private static void images(Path folder, int count, int side, int grey) throws IOException {
        Files.createDirectories(folder);
        SplittableRandom random = new SplittableRandom(grey);
        ImageEncoder encoder = new ImageEncoder(InputShape.grey(side, side));
        for (int i = 0; i < count; i++) {
            byte[] pixels = new byte[side * side];
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] = (byte) (grey + random.nextInt(60));
            }
            Files.write(
                    folder.resolve("%03d.png".formatted(i)),
                    encoder.encode(pixels, ContentType.PNG).value());
        }
    }

    private static KafkaConnection connection() {
        return KafkaConnection.to(broker.bootstrapServers());
    }

    private static RunCommand run(String prefix, List<String> arguments) throws Exception {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--bootstrap-server", broker.bootstrapServers(), "--prefix", prefix));
        return RunCommand.with(
                Plumbline.commandLine(
                        Map.of("PLUMBLINE_RUNS", directory.resolve("runs").toString())),
                all.toArray(String[]::new));
    }
}
