package io.plumbline.app.command;

import io.plumbline.drift.monitor.accuracy.AccuracySettings;
import io.plumbline.drift.monitor.labels.LabelSettings;
import io.plumbline.drift.statistics.edetector.EDetectorSettings;
import java.time.Duration;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Option;

/** How labels are read, and what they may tell. */
final class LabelOptions {

    @Option(
            names = "--label-retention",
            paramLabel = "SECONDS",
            defaultValue = "86400",
            description =
                    "How much later than its image a label may come and still count; 0: labels are not read, and accuracy"
                            + " is not guessed either (default: ${DEFAULT-VALUE}).")
    private long retentionSeconds;

    @Option(
            names = "--label-wait",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description =
                    "How much earlier than its image a label may come and still count (default: ${DEFAULT-VALUE}).")
    private long waitSeconds;

    @Option(
            names = "--label-predictions",
            paramLabel = "COUNT",
            defaultValue = "5000000",
            description =
                    "How many predictions are kept for their labels at most, per partition, some 200 bytes of disk each"
                            + " (default: ${DEFAULT-VALUE}).")
    private long mostKept;

    @Option(
            names = "--accuracy-window",
            paramLabel = "LABELS",
            defaultValue = "1000",
            description = "Over how many of the newest labels accuracy is reported (default: ${DEFAULT-VALUE}).")
    private int windowLabels;

    @Option(
            names = "--accuracy-run-length",
            paramLabel = "LABELS|TIME",
            defaultValue = "10000000",
            converter = RunLength.Converter.class,
            description =
                    "Labels between two false alarms of the accuracy, at least, on average, or how long they take, as 30d"
                            + " (default: ${DEFAULT-VALUE}).")
    private RunLength runLength;

    @Option(
            names = "--accuracy-tolerance",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "By how much accuracy may be lower than on the reference without being worth an alarm (default:"
                            + " ${DEFAULT-VALUE}).")
    private double tolerance;

    /**
     * How labels and predictions meet.
     *
     * @throws CommandFailed if no such settings are possible
     */
    LabelSettings joining() {
        try {
            return new LabelSettings(Duration.ofSeconds(retentionSeconds), Duration.ofSeconds(waitSeconds), mostKept);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    /**
     * What is asked of the watch on accuracy.
     *
     * @param labelsOf how many labels make up a run length
     * @throws IllegalArgumentException if no such settings are possible
     */
    AccuracySettings accuracy(ToLongFunction<RunLength> labelsOf) {
        return new AccuracySettings(windowLabels, new EDetectorSettings(labelsOf.applyAsLong(runLength), tolerance));
    }
}
