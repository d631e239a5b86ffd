package io.plumbline.app.demo;

import io.plumbline.app.command.CommandFailed;
import io.plumbline.app.command.ExitCode;
import io.plumbline.app.command.LearningOptions;
import io.plumbline.app.demo.feed.Labelling;
import io.plumbline.app.demo.report.Summary;
import io.plumbline.app.progress.Terminal;
import io.plumbline.app.shift.ShiftName;
import io.plumbline.broker.TemporaryDirectory;
import io.plumbline.contract.json.Json;
import io.plumbline.trainer.TrainJobOptions;
import io.plumbline.trainer.split.SplitSizes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plumbline's whole story in one command. */
@Command(
        name = "demo",
        description = "Tell the whole story, from healthy images to a better model.",
        footer = {"", "Example: ./plumbline demo --shift blur --headless --report report.json"})
public final class DemoCommand implements Callable<Integer> {

    private static final int RUSH_IMAGES = 17_000;
    private static final int STEADY_IMAGES = 4_000;
    private static final int AFTER_SWAP_IMAGES = 3_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Option(
            names = "--shift",
            paramLabel = "NAME",
            defaultValue = "rotation",
            description = "How the world moves: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ShiftName shift;

    @Option(
            names = "--on",
            paramLabel = "HOST:PORT",
            description =
                    "Play it on this Kafka cluster, which has none of Plumbline's topics yet (default: on a broker of its own).")
    private String cluster;

    @Option(
            names = "--feed-only",
            description = "Start nothing: feed and watch the parts that run on the cluster of --on.")
    private boolean feedsOnly;

    @Mixin
    private LearningOptions learning;

    @Option(
            names = "--rate",
            paramLabel = "IMAGES",
            defaultValue = "250",
            description = "Images per second at the steady pace (default: ${DEFAULT-VALUE}).")
    private double imagesPerSecond;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Leave all that was sent and seen here as JSON lines (default: nothing is kept).")
    private Path keep;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the summary as JSON.")
    private Path report;

    @Option(
            names = "--headless",
            description = "For programs: no line is redrawn, and the exit code is 0 only if the whole story happened.")
    private boolean headless;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireWritableReport();
        DemoSettings settings = settings();
        try (TemporaryDirectory directory = TemporaryDirectory.create("plumbline-demo-")) {
            Path journal = keep == null ? directory.path().resolve("journal") : keep;
            PrintStream out = System.out;
            try (Demo demo = new Demo(settings, directory.path(), journal, out)) {
                closeOnSignal(demo, directory);
                return conclude(demo.play());
            }
        }
    }

    private DemoSettings settings() {
        try {
            StorySettings story = new StorySettings(
                    shift, Labelling.TRUE, RUSH_IMAGES, STEADY_IMAGES, imagesPerSecond, AFTER_SWAP_IMAGES, PATIENCE);
            return new DemoSettings(
                    Optional.ofNullable(cluster),
                    feedsOnly,
                    learning.data().found(),
                    learning.given(),
                    SplitSizes.defaults(),
                    TrainJobOptions.DEFAULT_ENCODINGS,
                    List.of(),
                    story,
                    !headless && Terminal.isWatched());
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private int conclude(Summary summary) throws IOException {
        System.out.printf("%nSummary%n%s%n", SummaryText.of(summary));
        if (report != null) {
            Files.write(report, Json.writeIndented(summary.report()));
        }
        return summary.missing().isEmpty() || !headless ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** Found out now rather than after the whole story. */
    private void requireWritableReport() {
        if (report != null) {
            try {
                Files.write(report, new byte[0]);
            } catch (IOException e) {
                throw CommandFailed.usage("Cannot write --report %s: %s".formatted(report, e));
            }
        }
    }

    private static void closeOnSignal(Demo demo, TemporaryDirectory directory) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            demo.close();
                            directory.close();
                        },
                        "stop-on-signal"));
    }
}
