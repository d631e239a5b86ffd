package io.plumbline.trainer.evaluation;

import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Champion and challenger on the very same images. */
public final class PairedEvaluation {

    private PairedEvaluation() {}

    /**
     * Compares what two models made of the same images in the same order. An image that one of them could not score
     * counts as wrong for that one.
     */
    public static Comparison of(ScoredImages champion, ScoredImages challenger) {
        if (champion.size() != challenger.size() || champion.size() == 0) {
            throw new IllegalArgumentException(
                    "Expected the same images twice, found %d and %d".formatted(champion.size(), challenger.size()));
        }
        int images = champion.size();
        long both = count(images, i -> champion.isRight(i) && challenger.isRight(i));
        long onlyChampion = count(images, i -> champion.isRight(i) && !challenger.isRight(i));
        long onlyChallenger = count(images, i -> !champion.isRight(i) && challenger.isRight(i));
        return new Comparison(
                images,
                (double) (both + onlyChampion) / images,
                (double) (both + onlyChallenger) / images,
                onlyChampion,
                onlyChallenger,
                McNemar.pValue(onlyChampion, onlyChallenger));
    }

    private static long count(int images, IntPredicate condition) {
        return IntStream.range(0, images).filter(condition).count();
    }
}
