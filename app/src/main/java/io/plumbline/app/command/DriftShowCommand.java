package io.plumbline.app.command;

import io.plumbline.app.drift.Ecdf;
import io.plumbline.app.drift.EcdfSvg;
import io.plumbline.app.drift.EcdfText;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.history.NewestPanes;
import io.plumbline.drift.monitor.references.AcceptedReferences;
import io.plumbline.drift.monitor.references.PackagedReferences;
import io.plumbline.drift.statistics.pane.Pane;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import io.plumbline.model.fetch.FetchSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws what the monitor sees. */
@Command(
        name = "show",
        description = "Draw the distributions of reference and newest images, the most moved features first.",
        footer = {"", "Example: ./plumbline drift show --features 4 --svg drift.svg"})
final class DriftShowCommand implements Callable<Integer> {

    private final InstantSource clock = InstantSource.system();

    @Mixin
    private ConnectionOptions kafka;

    @Mixin
    private ModelOption model;

    @Mixin
    private FetchOptions fetching;

    @Option(
            names = "--features",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many features (default: ${DEFAULT-VALUE}).")
    private int features;

    @Option(
            names = "--images",
            paramLabel = "N",
            defaultValue = "500",
            description = "How many of the newest images, at least (default: ${DEFAULT-VALUE}).")
    private int images;

    @Option(names = "--svg", paramLabel = "FILE", description = "Write a picture of them to this file, too.")
    private Path svg;

    @Override
    public Integer call() {
        if (features < 1 || images < 1) {
            throw CommandFailed.usage(
                    "--features and --images must be at least 1, found %d and %d.".formatted(features, images));
        }
        FetchSettings packages = fetching.settings();
        Topics topics = kafka.topics();
        KafkaConnection connection = kafka.reachable(topics.models(), topics.driftPanes(), topics.driftReferences());
        show(connection, topics, packages);
        return ExitCode.DONE;
    }

    private void show(KafkaConnection connection, Topics topics, FetchSettings packages) {
        String modelId = model.modelId(connection, topics);
        Pane window = new NewestPanes(connection, topics.driftPanes())
                .window(modelId, images)
                .orElseThrow(() -> CommandFailed.because(
                        "The monitor has collected nothing of %s yet. Does it run?".formatted(modelId)));
        List<Ecdf> ecdfs =
                Ecdf.of(reference(connection, topics, packages, modelId, window.binning()), window.counts()).stream()
                        .limit(features)
                        .toList();
        System.out.printf("%s, %,d newest images (#) against the reference (.)%n", modelId, window.images());
        ecdfs.forEach(ecdf -> EcdfText.lines(ecdf).forEach(System.out::println));
        if (svg != null) {
            write(EcdfSvg.of(ecdfs));
        }
    }

    private ReferenceProfile reference(
            KafkaConnection connection, Topics topics, FetchSettings packages, String modelId, int binning) {
        try (StateDirectory directory = StateDirectory.of(null, "show");
                PackagedReferences packaged =
                        new PackagedReferences(connection, topics, directory.path(), packages, clock);
                AcceptedReferences accepted =
                        new AcceptedReferences(packaged, connection, topics.driftReferences(), clock)) {
            return ModelOption.profile(modelId, accepted.counted(modelId, binning));
        }
    }

    private void write(String picture) {
        try {
            Files.writeString(svg, picture);
        } catch (IOException e) {
            throw CommandFailed.usage("Cannot write %s: %s".formatted(svg, e));
        }
    }
}
