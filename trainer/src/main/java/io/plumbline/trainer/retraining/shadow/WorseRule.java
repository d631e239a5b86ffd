package io.plumbline.trainer.retraining.shadow;

import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.trainer.evaluation.McNemar;

/**
 * Tells whether one of two models is worse than the other on the same images: by more than a tolerance, and beyond chance by
 * McNemar's test. Who looks again and again may do so: the k-th look takes a p-value below significance / (k (k + 1)), and these
 * add up to the significance.
 *
 * @param tolerance how much less accurate it may be, as a share from 0 to 1
 * @param significance of all looks together, between 0 and 1
 */
public record WorseRule(double tolerance, double significance) {

    public WorseRule {
        if (!(tolerance >= 0 && tolerance <= 1)) {
            throw new IllegalArgumentException(
                    "Not a tolerance in the stream: %s; expected a share from 0 to 1".formatted(tolerance));
        }
        if (!(significance > 0 && significance < 1)) {
            throw new IllegalArgumentException(
                    "Not a significance: %s; expected a number between 0 and 1".formatted(significance));
        }
    }

    /** Whether the one that serves is worse. */
    boolean servingIsWorse(Comparison compared, int look) {
        return isWorse(
                compared.championAccuracy(),
                compared.challengerAccuracy(),
                McNemar.pValue(compared.onlyChampionRight(), compared.onlyChallengerRight()),
                look);
    }

    /** Whether the one in shadow is worse, at the first look. */
    public boolean shadowIsWorse(Comparison compared) {
        return isWorse(
                compared.challengerAccuracy(),
                compared.championAccuracy(),
                McNemar.pValue(compared.onlyChallengerRight(), compared.onlyChampionRight()),
                1);
    }

    private boolean isWorse(double accuracy, double other, double pValue, int look) {
        return other - accuracy > tolerance && pValue < significance / (look * (look + 1.0));
    }
}
