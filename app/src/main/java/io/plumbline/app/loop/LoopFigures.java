package io.plumbline.app.loop;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.app.demo.journal.JournalFile;
import io.plumbline.app.demo.report.DemoReport;
import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of one story. What did not come about is null.
 *
 * @param shift what happened to the images, and to the labels
 * @param lost images without an answer
 * @param duplicated images with more than one
 * @param before accuracy of the first model before the shift, counted from every prediction
 * @param during its accuracy on shifted images
 * @param after accuracy of whoever was promoted on shifted images that it has not learnt from
 * @param confirmedAfterImages shifted images until the alert was confirmed
 * @param cause what the trigger says of why
 * @param outcome of the retraining
 * @param recentChampion accuracy on held-out recent images
 * @param recentChallenger accuracy on the same
 * @param pValue of McNemar's test on these
 * @param baseChampion accuracy on held-out base images
 * @param baseChallenger accuracy on the same
 * @param secondsToVerdict from the trigger's time to the verdict, waiting for labels and images included
 * @param secondsToSwapped from the trigger's time until the new model served
 * @param resolved whether the alert's episode was resolved
 * @param alertsAfter confirmed alerts about the new model
 */
@JsonInclude
public record LoopFigures(
        String shift,
        long lost,
        long duplicated,
        Double before,
        Double during,
        Double after,
        Long confirmedAfterImages,
        String cause,
        String outcome,
        Double recentChampion,
        Double recentChallenger,
        Double pValue,
        Double baseChampion,
        Double baseChallenger,
        Double secondsToVerdict,
        Double secondsToSwapped,
        boolean resolved,
        long alertsAfter) {

    private static final double MILLIS_PER_SECOND = 1e3;

    /** Adds up what stands in a journal. */
    static LoopFigures of(LoopCase told, DemoReport report, Path journal) {
        Optional<RetrainingTrigger> trigger =
                JournalFile.TRIGGERS.read(journal).stream().findFirst();
        Optional<RetrainingVerdict> verdict =
                JournalFile.VERDICTS.read(journal).stream().findFirst();
        Optional<Comparison> recent = verdict.flatMap(RetrainingVerdict::recent);
        Optional<Comparison> base = verdict.flatMap(RetrainingVerdict::base);
        Optional<String> promoted =
                verdict.filter(RetrainingVerdict::promoted).flatMap(RetrainingVerdict::challengerId);
        Optional<DemoReport.Alert> alert = Optional.ofNullable(report.alert());
        return new LoopFigures(
                told.toString(),
                report.lost(),
                report.duplicated(),
                report.accuracy().beforeShift(),
                report.accuracy().duringShift(),
                report.accuracy().afterSwap(),
                alert.map(DemoReport.Alert::confirmedAfterImages).orElse(null),
                trigger.map(asked -> asked.cause().name()).orElse(null),
                verdict.map(given -> given.outcome().name()).orElse(null),
                recent.map(Comparison::championAccuracy).orElse(null),
                recent.map(Comparison::challengerAccuracy).orElse(null),
                recent.map(Comparison::pValue).orElse(null),
                base.map(Comparison::championAccuracy).orElse(null),
                base.map(Comparison::challengerAccuracy).orElse(null),
                seconds(trigger, verdict.map(RetrainingVerdict::at)),
                seconds(trigger, promoted.flatMap(id -> swapped(journal, id))),
                alert.map(DemoReport.Alert::resolved).orElse(false),
                promoted.map(id -> alertsAbout(journal, id)).orElse(0L));
    }

    private static Optional<Instant> swapped(Path journal, String modelId) {
        return JournalFile.MODEL_EVENTS.read(journal).stream()
                .filter(event -> event.kind() == ModelEvent.Kind.SWAPPED
                        && event.modelId().equals(modelId))
                .map(ModelEvent::at)
                .findFirst();
    }

    /** An episode names the model whose reference was left. */
    private static long alertsAbout(Path journal, String modelId) {
        return JournalFile.ALERTS.read(journal).stream()
                .filter(alert -> alert.state() == AlertState.CONFIRMED)
                .map(DriftAlert::modelId)
                .filter(modelId::equals)
                .count();
    }

    private static Double seconds(Optional<RetrainingTrigger> from, Optional<Instant> to) {
        return from.isEmpty() || to.isEmpty()
                ? null
                : Duration.between(from.get().at(), to.get()).toMillis() / MILLIS_PER_SECOND;
    }
}
