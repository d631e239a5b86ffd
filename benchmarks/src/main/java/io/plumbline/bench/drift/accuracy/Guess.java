package io.plumbline.bench.drift.accuracy;

import io.plumbline.bench.drift.population.Answer;
import io.plumbline.bench.drift.population.StudyReference;
import io.plumbline.bench.drift.shift.Arrivals;
import io.plumbline.bench.drift.shift.Mixture;
import io.plumbline.drift.statistics.estimate.ConfidenceSums;
import io.plumbline.drift.statistics.estimate.EstimatedAccuracy;
import java.util.random.RandomGenerator;

/**
 * The accuracy of a run of images as it was guessed, and as it was.
 *
 * @param guessed without labels, 0 to 1
 * @param real with labels, 0 to 1
 * @param trusted whether the guess was said to be trustworthy
 */
public record Guess(double guessed, double real, boolean trusted) {

    /**
     * Guesses about one run.
     *
     * @param images how long it is
     */
    public static Guess about(StudyReference reference, Mixture mixture, int images, RandomGenerator random) {
        Arrivals<Answer> arrivals = reference.model().answers(mixture);
        ConfidenceSums sums = ConfidenceSums.empty();
        int right = 0;
        for (int i = 0; i < images; i++) {
            Answer answer = arrivals.next(random);
            sums = sums.plus(answer.confidence());
            right += answer.right() ? 1 : 0;
        }
        EstimatedAccuracy estimate = reference.model().estimator().estimate(sums);
        return new Guess(estimate.accuracy(), (double) right / images, estimate.isTrusted());
    }

    /** How far off the guess was, 0 to 1. */
    public double error() {
        return Math.abs(guessed - real);
    }
}
