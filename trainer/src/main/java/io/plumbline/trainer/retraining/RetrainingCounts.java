package io.plumbline.trainer.retraining;

import io.plumbline.contract.retraining.RetrainingVerdict;

/**
 * What a {@link RetrainingService} has come across since it was started.
 *
 * @param verdicts triggers that it answered
 * @param promotions verdicts that put a challenger in the champion's place
 * @param repeatedTriggers triggers that had a verdict already
 * @param malformedTriggers records on {@code retraining-triggers} that were no triggers
 * @param malformedLabels records on {@code labels} that were no labels, or named no class of the model; counted anew for
 *     each trigger that reads them
 */
public record RetrainingCounts(
        long verdicts, long promotions, long repeatedTriggers, long malformedTriggers, long malformedLabels) {

    RetrainingCounts answered(RetrainingVerdict verdict) {
        return new RetrainingCounts(
                verdicts + 1,
                promotions + (verdict.promoted() ? 1 : 0),
                repeatedTriggers,
                malformedTriggers,
                malformedLabels);
    }

    RetrainingCounts repeated() {
        return new RetrainingCounts(verdicts, promotions, repeatedTriggers + 1, malformedTriggers, malformedLabels);
    }

    RetrainingCounts malformed(long triggers, long labels) {
        return new RetrainingCounts(verdicts, promotions, repeatedTriggers, triggers, labels);
    }
}
