package io.plumbline.app.demo.report;

import io.plumbline.app.demo.journal.JournalFile;
import io.plumbline.app.demo.journal.SeenPrediction;
import io.plumbline.app.demo.journal.SentImage;
import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.retraining.RetrainingVerdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a journal says, and what is missing in it for the whole story.
 *
 * @param missing a sentence for each part of the story that did not happen; none if all did
 */
public record Summary(DemoReport report, List<String> missing) {

    private static final String NO_SHIFT = "none";

    public Summary {
        missing = List.copyOf(missing);
    }

    /** Reads the journal in this directory and adds it up. */
    public static Summary of(Path journal, Training training, String shift) {
        List<SentImage> sent = JournalFile.IMAGES.read(journal);
        List<SeenPrediction> predictions = JournalFile.PREDICTIONS.read(journal);
        Tally tally = Tally.of(sent, predictions, JournalFile.REJECTIONS.read(journal));
        Map<String, SentImage> byId =
                sent.stream().collect(Collectors.toMap(SentImage::id, image -> image, (first, again) -> first));
        Pace pace = Pace.of(byId, predictions);
        Episodes episodes = new Episodes(JournalFile.ALERTS.read(journal), sent, training.modelId());
        DemoReport report = new DemoReport(
                tally.images(),
                tally.predictions(),
                tally.rejections(),
                tally.brokenImages(),
                tally.lost(),
                tally.duplicated(),
                pace.maxGapMs(),
                training.seconds(),
                pace.throughputPerSecond(),
                pace.latencyMs(),
                training.testAccuracy(),
                accuracy(byId, predictions, training.modelId()),
                episodes.falseSteps(AlertState.CONFIRMED),
                episodes.falseSteps(AlertState.SUSPECTED),
                shift,
                episodes.raisedByShift().orElse(null),
                trigger(journal),
                verdict(journal),
                modelsInOrder(predictions));
        return new Summary(report, missing(report, tally));
    }

    private static List<String> missing(DemoReport report, Tally tally) {
        List<String> missing = new ArrayList<>();
        if (tally.strangers() > 0) {
            missing.add("%d answers belong to images that were never sent".formatted(tally.strangers()));
        }
        if (tally.wronglyJudged() > 0) {
            missing.add("the rejections are not exactly the broken images: %d differ".formatted(tally.wronglyJudged()));
        }
        missing.addAll(
                report.shift().equals(NO_SHIFT) ? Expectations.withoutShift(report) : Expectations.withShift(report));
        return missing;
    }

    private static DemoReport.Accuracy accuracy(
            Map<String, SentImage> sent, List<SeenPrediction> predictions, String firstModelId) {
        return new DemoReport.Accuracy(
                share(sent, predictions, seen -> !sentOf(sent, seen).shifted()),
                share(
                        sent,
                        predictions,
                        seen -> sentOf(sent, seen).shifted()
                                && seen.prediction().modelId().equals(firstModelId)),
                share(
                        sent,
                        predictions,
                        seen -> sentOf(sent, seen).shifted()
                                && !seen.prediction().modelId().equals(firstModelId)));
    }

    /** The share of right labels among those predictions, null of none. */
    private static Double share(
            Map<String, SentImage> sent, List<SeenPrediction> predictions, Predicate<SeenPrediction> which) {
        List<SeenPrediction> judged = predictions.stream()
                .filter(seen -> sent.containsKey(seen.prediction().imageId()))
                .filter(which)
                .toList();
        if (judged.isEmpty()) {
            return null;
        }
        long right = judged.stream()
                .filter(seen ->
                        seen.prediction().label().equals(sentOf(sent, seen).label()))
                .count();
        return (double) right / judged.size();
    }

    private static SentImage sentOf(Map<String, SentImage> sent, SeenPrediction seen) {
        return sent.get(seen.prediction().imageId());
    }

    private static DemoReport.Trigger trigger(Path journal) {
        return JournalFile.TRIGGERS.read(journal).stream()
                .findFirst()
                .map(trigger -> new DemoReport.Trigger(
                        trigger.triggerId(), trigger.cause().name()))
                .orElse(null);
    }

    private static DemoReport.Verdict verdict(Path journal) {
        return JournalFile.VERDICTS.read(journal).stream()
                .findFirst()
                .map(Summary::describe)
                .orElse(null);
    }

    private static DemoReport.Verdict describe(RetrainingVerdict verdict) {
        return new DemoReport.Verdict(
                verdict.promoted(),
                verdict.recent()
                        .map(RetrainingVerdict.Comparison::championAccuracy)
                        .orElse(null),
                verdict.recent()
                        .map(RetrainingVerdict.Comparison::challengerAccuracy)
                        .orElse(null));
    }

    private static List<String> modelsInOrder(List<SeenPrediction> predictions) {
        return predictions.stream()
                .map(seen -> seen.prediction().modelId())
                .distinct()
                .toList();
    }
}
