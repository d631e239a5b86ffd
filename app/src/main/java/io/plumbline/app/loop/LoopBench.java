package io.plumbline.app.loop;

import io.plumbline.app.demo.Demo;
import io.plumbline.app.demo.DemoSettings;
import io.plumbline.app.demo.StorySettings;
import io.plumbline.app.demo.report.Summary;
import io.plumbline.broker.TemporaryDirectory;
import io.plumbline.trainer.options.GivenOptions;
import io.plumbline.trainer.split.SplitSizes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plays the demo's story once for each case, on a broker of its own each time, with a first model that is trained anew to the same
 * weights, and adds up what was seen.
 *
 * @param data the folder with Fashion-MNIST
 * @param learning the first training
 * @param soFar is told all that is known after each story
 */
record LoopBench(Path data, GivenOptions learning, Consumer<LoopReport> soFar) {

    private static final SplitSizes SPLIT = new SplitSizes(10_000, 2_000, 2_000, 6_000, 20_000);
    private static final String ENCODINGS = "png:1,jpeg:1,raw:2";
    private static final int RUSH_IMAGES = 4_000;
    private static final int STEADY_IMAGES = 1_500;
    private static final double IMAGES_PER_SECOND = 400;
    private static final int AFTER_SWAP_IMAGES = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> RETRAINING =
            List.of("--labelled", "1500", "--images-per-epoch", "4000", "--epochs", "3");

    LoopReport run(List<LoopCase> cases) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<LoopFigures> figures = new ArrayList<>();
        LoopReport report = new LoopReport(learning.seedValue(), 0, figures);
        for (LoopCase each : cases) {
            figures.add(play(each));
            report = new LoopReport(learning.seedValue(), (System.nanoTime() - start) / 1e9, figures);
            soFar.accept(report);
        }
        return report;
    }

    private LoopFigures play(LoopCase told) throws IOException, InterruptedException {
        StorySettings story = new StorySettings(
                told.shift(),
                told.labels(),
                RUSH_IMAGES,
                STEADY_IMAGES,
                IMAGES_PER_SECOND,
                AFTER_SWAP_IMAGES,
                PATIENCE);
        DemoSettings settings =
                new DemoSettings(Optional.empty(), false, data, learning, SPLIT, ENCODINGS, RETRAINING, story, false);
        try (TemporaryDirectory directory = TemporaryDirectory.create("plumbline-loop-");
                PrintStream untold = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Path journal = directory.path().resolve("journal");
            try (Demo demo = new Demo(settings, directory.path(), journal, untold)) {
                Summary summary = demo.play();
                return LoopFigures.of(told, summary.report(), journal);
            }
        }
    }
}
