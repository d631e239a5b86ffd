package io.plumbline.bench.training;

import io.plumbline.bench.training.TrainingReport.NetworkFigures;
import io.plumbline.bench.training.TrainingReport.Retraining;
import java.util.ArrayList;
import java.util.List;

/** The report as lines for people. */
final class TrainingTable {

    private static final String ROW = "%-8s %-27s %-27s %-22s %s";

    private TrainingTable() {}

    static List<String> lines(TrainingReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("", "Plumbline", "PyTorch", "ratio", "peak memory"));
        report.mlp().ifPresent(figures -> lines.add(row("mlp", figures)));
        report.cnn().ifPresent(figures -> lines.add(row("cnn", figures)));
        lines.add("Seconds per epoch of %,d images, %,d more scored after it: medians (least to most)."
                .formatted(report.settings().trainingImages(), report.settings().validationImages()));
        report.retraining().ifPresent(figures -> lines.add(line(figures)));
        return lines;
    }

    private static String row(String network, NetworkFigures figures) {
        return ROW.formatted(
                network,
                figures.secondsPerEpoch().shown("s"),
                figures.pyTorchSecondsPerEpoch().map(each -> each.shown("s")).orElse("not measured"),
                figures.ratios().map(each -> each.shown("")).orElse("not measured"),
                "%,d MiB%s"
                        .formatted(
                                figures.peakMiB(),
                                figures.pyTorchPeakMiB()
                                        .map(", PyTorch %,d MiB"::formatted)
                                        .orElse("")));
    }

    private static String line(Retraining figures) {
        return "Retrained on %,d recent images: a verdict (%s) after %.1f s, the new model served %.1f s after the trigger; accuracy on recent images %.3f, then %.3f."
                .formatted(
                        figures.recentImages(),
                        figures.outcome(),
                        figures.verdictSeconds(),
                        figures.swapSeconds(),
                        figures.recentChampionAccuracy(),
                        figures.recentChallengerAccuracy());
    }
}
