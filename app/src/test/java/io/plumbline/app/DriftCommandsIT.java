package io.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.app.command.ExitCode;
import io.plumbline.app.command.MonitorCommand;
import io.plumbline.app.command.RunCommand;
import io.plumbline.app.command.ServeCommand;
import io.plumbline.app.command.Service;
import io.plumbline.app.command.Typed;
import io.plumbline.app.history.History;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.model.image.InputShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people type when the stream drifts: a model with a feature of one's own serves, is watched, and sees noise. */
class DriftCommandsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String IMAGES = "/usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz";

    @TempDir
    private static Path directory;

    private static TypedStream stream;
    private static String episode;

    @BeforeAll
    static void letTheStreamDrift() throws Exception {
        stream = new TypedStream(directory);
        stream.train("--features", "prediction,intensity,corner", "--announce", "champion");
        stream.start(new ServeCommand(), "--http", "off");
        stream.start(new MonitorCommand(), "--retraining", "off", "--correction", "benjamini-hochberg");
        run("send", IMAGES, "--limit", "1000");
        run("send", noise().toString());
        await().atMost(PATIENCE).until(() -> new History(connection())
                .of(new Topics("").driftAlerts()).stream().anyMatch(alert -> alert.state() == AlertState.CONFIRMED));
        List<DriftAlert> alerts = new History(connection()).of(new Topics("").driftAlerts());
        episode = alerts.get(alerts.size() - 1).episodeId();
    }

    private static Path noise() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("noise"));
        ImageEncoder encoder = new ImageEncoder(InputShape.grey(28, 28));
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            byte[] pixels = new byte[28 * 28];
            random.nextBytes(pixels);
            Files.write(
                    folder.resolve("noise-" + i + ".png"),
                    encoder.encode(pixels, ContentType.PNG).value());
        }
        return folder;
    }

    @AfterAll
    static void stop() {
        stream.close();
    }

    @Test
    void shouldWatchAFeatureOfOnesOwn() throws Exception {
        // When
        RunCommand reports = run("watch", "reports", "--from-beginning", "--max", "1", "--json");

        // Then
        assertThat(reports.out()).contains("\"name\":\"upper_left\"", "\"unit\":\"grey level\"");
        assertThat(run("watch", "reports", "--from-beginning", "--max", "1").out())
                .contains("images judged", "of 10,000,000 images (");
        assertThat(run("watch", "alerts", "--from-beginning", "--max", "1").out())
                .contains(episode);
    }

    @Test
    void shouldWorkThroughAnEpisode() throws Exception {
        // When
        RunCommand first = run("alerts", "acknowledge", episode, "--as", "ana", "--reason", "I look at the camera");
        RunCommand second = run("alerts", "acknowledge", episode, "--as", "ben", "--reason", "Ana is off");
        RunCommand listed = run("alerts", "list");
        RunCommand muted = run(
                "alerts", "mute", episode, "--until", "2999-01-01T00:00:00Z", "--as", "ben", "--reason", "Camera work");

        // Then
        assertThat(first.out()).contains("ana looks after " + episode);
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(listed.out()).contains("CONFIRMED", episode, "[ben looks after it]");
        assertThat(muted.out()).contains(episode + " is muted until 2999");
        assertThat(run("alerts", "list").out()).contains("No open episodes.");
        assertThat(run("alerts", "list", "--all").out()).contains(episode, "[muted until 2999");
        assertThat(run("alerts", "show", episode).out())
                .contains(
                        "ACKNOWLEDGED by ana: I look at the camera",
                        "ACKNOWLEDGED by ben: Ana is off",
                        "MUTED by ben: Camera work",
                        "example typical",
                        "example extreme");
        assertThat(run("alerts", "show", episode, "--json").out()).startsWith("{\"steps\":[");
        RunCommand unknown = run("alerts", "show", "no-such-episode");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(unknown.err()).contains("There is no episode no-such-episode");
    }

    @Test
    void shouldDrawWhatMoved() throws Exception {
        // Given
        Path svg = directory.resolve("drift.svg");

        // When
        RunCommand shown = run("drift", "show", "--features", "2", "--svg", svg.toString());

        // Then
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out()).contains("newest images (#) against the reference (.)", "#", "D ");
        assertThat(Files.readString(svg)).startsWith("<svg").contains("</svg>");
    }

    @Test
    void shouldAskForANewModelOnceAtATimeUnlessForced() throws Exception {
        // When
        RunCommand dry = run("drift", "trigger", "--episode", episode, "--key", "dry", "--dry-run");
        RunCommand first = run("drift", "trigger", "--episode", episode, "--key", "one");
        RunCommand second = run("drift", "trigger", "--since", "2020-01-01T00:00:00Z", "--key", "two");
        RunCommand forced = run("drift", "trigger", "--since", "2020-01-01T00:00:00Z", "--key", "three", "--force");

        // Then
        assertThat(dry.out()).contains("\"triggerId\" : \"by-hand-dry\"", episode);
        assertThat(first.out()).contains("Asked for a new model: by-hand-one.");
        assertThat(second.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(second.err()).contains("by-hand-one waits for its verdict", "--force");
        assertThat(forced.exitCode()).as(forced.err()).isZero();
        assertThat(new History(connection()).of(new Topics("").retrainingTriggers()))
                .extracting(RetrainingTrigger::triggerId)
                .containsExactly("by-hand-one", "by-hand-three");
    }

    @Test
    void shouldRefuseToAcceptSoFewImages() throws Exception {
        // When
        RunCommand accepted = run("drift", "accept", "--since", "0", "--as", "ana", "--reason", "The new camera stays");

        // Then
        assertThat(accepted.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(accepted.err()).matches("(?s).*Since offset 0, 1,[0-9]{3} predictions of mlp-.*");
    }

    @Test
    void shouldJudgeThePastOnceMoreWithARunLengthInDays() throws Exception {
        // Given
        MonitorCommand again = Typed.with(
                new MonitorCommand(),
                "--bootstrap-server",
                stream.bootstrapServers(),
                "--metrics-port",
                "off",
                "--from",
                "0",
                "--confirmation-run-length",
                "30d");

        // When
        try (Service replay = again.start()) {
            replay.awaitReady(PATIENCE);
            String prefix = replay.description().replaceFirst("(?s).*(replay-\\w+\\.)drift-reports.*", "$1");
            Topics topics = new Topics(prefix);
            await().atMost(PATIENCE).until(() -> new History(connection())
                    .of(topics.driftAlerts()).stream().anyMatch(alert -> alert.state() == AlertState.CONFIRMED));

            // Then
            List<DriftReport> reports = new History(connection()).of(topics.driftReports());
            assertThat(reports).isNotEmpty().allSatisfy(report -> assertThat(
                            report.eDetector().expectedRunLengthImages())
                    .isGreaterThan(1_000)
                    .isNotEqualTo(10_000_000));
            assertThat(new History(connection()).of(topics.retrainingTriggers()))
                    .isEmpty();
        }
    }

    private static KafkaConnection connection() {
        return stream.connection();
    }

    private static RunCommand run(String... arguments) throws Exception {
        return stream.run(arguments);
    }
}
