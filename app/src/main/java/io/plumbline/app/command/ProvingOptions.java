package io.plumbline.app.command;

import io.plumbline.trainer.retraining.GateOptions;
import io.plumbline.trainer.retraining.PromotionOptions;
import io.plumbline.trainer.retraining.shadow.WorseRule;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What a challenger must show before it is champion, and how it can lose that again. */
final class ProvingOptions {

    @Option(
            names = "--significance",
            paramLabel = "P",
            defaultValue = "0.05",
            description =
                    "The challenger must be better on recent images at a p-value below this (default: ${DEFAULT-VALUE}).")
    private double significance;

    @Option(
            names = "--base-tolerance",
            paramLabel = "SHARE",
            defaultValue = "0.01",
            description = "How much accuracy it may lose on base images (default: ${DEFAULT-VALUE}).")
    private double baseTolerance;

    @Option(
            names = "--shadow-images",
            paramLabel = "N",
            defaultValue = "0",
            description = {
                "Have it score so many images in shadow before it is promoted, and refuse it if it does worse there",
                "(default: ${DEFAULT-VALUE}, none)."
            })
    private int shadowImages;

    @Option(
            names = "--shadow-patience",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long that may take (default: ${DEFAULT-VALUE}).")
    private long shadowPatienceSeconds;

    @Option(
            names = "--approval",
            description = "Promote nobody: announce who is better as challenger, for './plumbline models promote'.")
    private boolean approval;

    @Option(
            names = "--guard",
            paramLabel = "SECONDS",
            defaultValue = "1800",
            description = {
                "How long the old champion scores in shadow after a promotion, and comes back by itself should it be better on the",
                "same labelled images; 0 for not at all (default: ${DEFAULT-VALUE})."
            })
    private long guardSeconds;

    @Option(
            names = "--stream-tolerance",
            paramLabel = "SHARE",
            defaultValue = "0.01",
            description = {
                "How much less accurate than the other model it may be on the same images of the stream, in shadow and when it is",
                "guarded (default: ${DEFAULT-VALUE})."
            })
    private double streamTolerance;

    @Option(
            names = "--stop-after",
            paramLabel = "N",
            defaultValue = "3",
            description = {
                "Try no more when so many retrainings in a row came to nothing, until somebody asks by hand",
                "(default: ${DEFAULT-VALUE})."
            })
    private int mostFruitless;

    /** @throws IllegalArgumentException if an option is out of its range */
    GateOptions gate() {
        return new GateOptions(significance, baseTolerance);
    }

    /** @throws IllegalArgumentException if an option is out of its range */
    PromotionOptions promotion() {
        return new PromotionOptions(
                shadowImages,
                Duration.ofSeconds(shadowPatienceSeconds),
                approval,
                Duration.ofSeconds(guardSeconds),
                new WorseRule(streamTolerance, significance),
                mostFruitless);
    }
}
