package io.plumbline.trainer.retraining;

import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import io.plumbline.model.pack.PackedModel;
import java.util.List;
import java.util.Optional;

/**
 * What came of one retraining, before it becomes a verdict.
 *
 * @param explanation the outcome in a sentence, with its figures
 * @param challenger its package, if it has shown what it must on held-out images
 * @param recent both models on the same held-out recent images
 * @param base both models on the same held-out base images
 * @param shadow both models on the same labelled images of the stream, if the challenger scored them in shadow
 * @param used where the images stand that the challenger learnt from or was measured with
 */
record Finding(
        Outcome outcome,
        String explanation,
        Optional<PackedModel> challenger,
        Optional<Comparison> recent,
        Optional<Comparison> base,
        Optional<Comparison> shadow,
        List<OffsetRange> used) {

    /** Nothing was measured. */
    static Finding unmeasured(Outcome outcome, String explanation) {
        return new Finding(
                outcome,
                explanation,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** Both models were measured, and the challenger is no better. */
    static Finding measured(String explanation, Comparison recent, Comparison base, List<OffsetRange> used) {
        return new Finding(
                Outcome.NO_BETTER,
                explanation,
                Optional.empty(),
                Optional.of(recent),
                Optional.of(base),
                Optional.empty(),
                used);
    }

    /** What was found before a trial began, whose challenger may be promoted when it is over. */
    static Finding begun(RetrainingEvent trial, PackedModel challenger) {
        return new Finding(
                Outcome.PROMOTED,
                trial.explanation(),
                Optional.of(challenger),
                trial.recent(),
                trial.base(),
                Optional.empty(),
                trial.used());
    }

    /** Nothing was measured anew: a challenger has been found better before. */
    static Finding awaiting(PackedModel challenger, String how) {
        return new Finding(
                Outcome.AWAITS_APPROVAL,
                "A challenger has been better before. " + how,
                Optional.of(challenger),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** The same measurements, but no package came about. */
    Finding failed(String why) {
        return new Finding(Outcome.TRAINING_FAILED, why, Optional.empty(), recent, base, shadow, used);
    }

    /** The same measurements, which the challenger came out of as the better one. */
    Finding promoted(PackedModel packed, List<OffsetRange> allUsed) {
        return new Finding(Outcome.PROMOTED, explanation, Optional.of(packed), recent, base, shadow, allUsed);
    }

    /** The same, after a trial in the stream. */
    Finding tried(Trial.Result trial) {
        return new Finding(
                trial.passed() ? outcome : Outcome.TRIAL_FAILED,
                explanation + " " + trial.explanation(),
                challenger,
                recent,
                base,
                trial.compared(),
                used);
    }

    /** The same, but a person decides. */
    Finding awaitingApproval(String how) {
        return new Finding(Outcome.AWAITS_APPROVAL, explanation + " " + how, challenger, recent, base, shadow, used);
    }

    /** The same measurements, but the champion has changed meanwhile. */
    Finding outdated(String why) {
        return new Finding(Outcome.OUTDATED, why, Optional.empty(), recent, base, shadow, used);
    }
}
