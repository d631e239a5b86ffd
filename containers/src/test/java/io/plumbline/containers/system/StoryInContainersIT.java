package io.plumbline.containers.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.command.LearningOptions;
import io.plumbline.app.command.Typed;
import io.plumbline.app.demo.Demo;
import io.plumbline.app.demo.DemoSettings;
import io.plumbline.app.demo.StorySettings;
import io.plumbline.app.demo.feed.Labelling;
import io.plumbline.app.demo.report.Summary;
import io.plumbline.app.shift.ShiftName;
import io.plumbline.containers.broker.ContainerBroker;
import io.plumbline.trainer.dataset.FashionMnist;
import io.plumbline.trainer.split.SplitSizes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.Network;

/** The demo's story at small size, told by the images alone: Kafka, trainer, two that serve, monitor. */
class StoryInContainersIT {

    private static final String ENCODINGS = "png:1,jpeg:1,raw:2";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path DATA =
            FashionMnist.onThisMachine(Optional.empty()).folder();

    @TempDir
    private Path directory;

    @Test
    void shouldTellTheWholeStory() throws Exception {
        Path packages = everybodysDirectory();
        try (Network network = Network.newNetwork();
                ContainerBroker broker = ContainerBroker.startIn(network);
                ServiceContainer train = service("trainer", network, packages, training(packages));
                ServiceContainer serveA = service("stream-app", network, packages, "serve", "--threads", "1");
                ServiceContainer serveB = service("stream-app", network, packages, "serve", "--threads", "1");
                ServiceContainer monitor = service("drift-monitor", network, packages, "monitor");
                ServiceContainer retrain = service("trainer", network, packages, retraining(packages))) {
            // Given
            train.runOnce(PATIENCE);
            List.of(serveA, serveB, monitor, retrain).forEach(ServiceContainer::start);
            ByteArrayOutputStream told = new ByteArrayOutputStream();
            Summary summary;

            // When
            try (PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
                    Demo demo = new Demo(feeding(broker), directory, directory.resolve("journal"), out)) {
                summary = demo.play();
            }

            // Then
            assertThat(summary.missing())
                    .as("%s%n%s%n%s", told.toString(StandardCharsets.UTF_8), serveA.getLogs(), retrain.getLogs())
                    .isEmpty();
            assertThat(summary.report().verdict().promoted()).isTrue();
            assertThat(summary.report().models()).hasSize(2);
        }
    }

    /** Written by the containers' own user. */
    private Path everybodysDirectory() throws Exception {
        Path packages = Files.createDirectory(directory.resolve("packages"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Files.setPosixFilePermissions(packages, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static ServiceContainer service(String image, Network network, Path packages, String... command) {
        return new ServiceContainer(image, network, packages, DATA, command);
    }

    private static String[] training(Path packages) {
        return new String[] {
            "train",
            "--packages",
            packages.toString(),
            "--announce",
            "champion",
            "--model",
            "mlp",
            "--epochs",
            "2",
            "--split",
            "10000,2000,2000,6000,20000",
            "--encodings",
            ENCODINGS,
            "--calibrate",
            "usual"
        };
    }

    private static String[] retraining(Path packages) {
        return new String[] {
            "retrain",
            "--packages",
            packages.toString(),
            "--labelled",
            "1200",
            "--images-per-epoch",
            "4000",
            "--epochs",
            "3"
        };
    }

    private static DemoSettings feeding(ContainerBroker broker) {
        StorySettings story = new StorySettings(ShiftName.ROTATION, Labelling.TRUE, 4_000, 1_500, 400, 1_500, PATIENCE);
        return new DemoSettings(
                Optional.of(broker.bootstrapServers()),
                true,
                DATA,
                Typed.with(new LearningOptions()).given(),
                SplitSizes.defaults(),
                ENCODINGS,
                List.of(),
                story,
                false);
    }
}
