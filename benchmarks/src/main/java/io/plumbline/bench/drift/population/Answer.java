package io.plumbline.bench.drift.population;

import io.plumbline.drift.statistics.accuracy.ClassOutcomes;
import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.drift.statistics.estimate.ConfidenceSums;
import java.util.stream.IntStream;

/**
 * What a model's answer for one image is worth.
 *
 * @param confidence what is kept of it to guess accuracy from
 * @param right whether it was right, which the guess does not know
 */
public record Answer(ConfidenceSums confidence, boolean right) {

    /** What validation images teach about a model's confidence. */
    static AccuracyReference reference(Scored validation, int classes) {
        ClassOutcomes outcomes = IntStream.range(0, validation.size())
                .mapToObj(i -> ClassOutcomes.of(classes, validation.labels()[i], validation.isRight(i)))
                .reduce(ClassOutcomes.empty(classes), ClassOutcomes::plus);
        return AccuracyReference.fit(validation.probabilities(), validation.labels(), outcomes);
    }

    static Answer[] of(Scored scored, AccuracyReference reference) {
        return IntStream.range(0, scored.size())
                .mapToObj(i -> new Answer(reference.sums(scored.probabilities()[i]), scored.isRight(i)))
                .toArray(Answer[]::new);
    }
}
