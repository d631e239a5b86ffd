package io.plumbline.trainer.retraining;

import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingVerdict;
import java.util.List;

/**
 * What a {@link RetrainingService} has come across since it was started.
 *
 * @param verdicts triggers that it answered
 * @param promotions verdicts that put a challenger in the champion's place
 * @param rollbacks champions that it took back because the one on guard was better
 * @param repeatedTriggers triggers that had a verdict already
 * @param malformedTriggers records on {@code retraining-triggers} that were no triggers
 * @param malformedLabels records on {@code labels} that were no labels, or named no class of the model; counted anew for
 *     each trigger that reads them
 */
public record RetrainingCounts(
        long verdicts,
        long promotions,
        long rollbacks,
        long repeatedTriggers,
        long malformedTriggers,
        long malformedLabels) {

    /** Nothing yet. */
    static RetrainingCounts none() {
        return new RetrainingCounts(0, 0, 0, 0, 0, 0);
    }

    RetrainingCounts answered(RetrainingVerdict verdict) {
        return new RetrainingCounts(
                verdicts + 1,
                promotions + (verdict.promoted() ? 1 : 0),
                rollbacks,
                repeatedTriggers,
                malformedTriggers,
                malformedLabels);
    }

    RetrainingCounts happened(List<RetrainingEvent> events) {
        long more = events.stream()
                .filter(event -> event.kind() == RetrainingEvent.Kind.ROLLED_BACK)
                .count();
        return new RetrainingCounts(
                verdicts, promotions, rollbacks + more, repeatedTriggers, malformedTriggers, malformedLabels);
    }

    RetrainingCounts repeated() {
        return new RetrainingCounts(
                verdicts, promotions, rollbacks, repeatedTriggers + 1, malformedTriggers, malformedLabels);
    }

    RetrainingCounts malformed(long triggers, long labels) {
        return new RetrainingCounts(verdicts, promotions, rollbacks, repeatedTriggers, triggers, labels);
    }
}
