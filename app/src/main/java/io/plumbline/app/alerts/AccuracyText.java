package io.plumbline.app.alerts;

import static java.util.stream.Collectors.joining;

import io.plumbline.contract.drift.AccuracyReport;
import io.plumbline.contract.drift.EstimatedAccuracy;
import java.util.Comparator;

/** Accuracy as text for a terminal. */
public final class AccuracyText {

    private static final int WORST_CLASSES = 3;

    private AccuracyText() {}

    /** In a few words, as "accuracy 0.810 (0.780 to 0.830 by 1,000 labels, 0.890 on the reference)". */
    public static String of(AccuracyReport accuracy) {
        return "accuracy %.3f (%.3f to %.3f by %,d labels%s)"
                .formatted(
                        accuracy.accuracy(),
                        accuracy.low(),
                        accuracy.high(),
                        accuracy.labels(),
                        accuracy.watch()
                                .map(watch -> ", %.3f on the reference".formatted(watch.referenceAccuracy()))
                                .orElse(""));
    }

    /** In a few words, as "guessed 0.800 without labels, off by +0.020 where labels came". */
    public static String of(EstimatedAccuracy guess) {
        return "guessed %.3f without labels%s%s"
                .formatted(
                        guess.accuracy(),
                        guess.trusted() ? "" : ", not to be trusted",
                        guess.checked()
                                .map(checked -> ", off by %+.3f where labels came".formatted(checked.error()))
                                .orElse(""));
    }

    /** The classes that the model is most often wrong about. */
    public static String worstClasses(AccuracyReport accuracy) {
        return accuracy.classes().stream()
                .sorted(Comparator.comparingDouble(AccuracyReport.ClassAccuracy::accuracy))
                .limit(WORST_CLASSES)
                .map(each -> "%s %.3f of %,d".formatted(each.label(), each.accuracy(), each.labels()))
                .collect(joining(", "));
    }
}
