package io.plumbline.trainer.training;

import io.plumbline.model.pack.Weights;
import java.util.ArrayList;
import java.util.List;

/** Remembers the weights of the epoch with the lowest validation loss. */
final class BestEpoch {

    private final List<EpochResult> results = new ArrayList<>();
    private double lowestLoss = Double.POSITIVE_INFINITY;
    private Weights weights;
    private int epoch;

    /** Takes note of an epoch, and of its weights if it is the best so far. */
    EpochResult compare(int candidate, Tally learnt, Tally validated, LearningNetwork network) {
        boolean improved = validated.loss() < lowestLoss;
        if (improved) {
            lowestLoss = validated.loss();
            weights = network.weights();
            epoch = candidate;
        }
        EpochResult result = new EpochResult(
                candidate, learnt.loss(), learnt.accuracy(), validated.loss(), validated.accuracy(), improved);
        results.add(result);
        return result;
    }

    /** How many epochs lie between the best one and this one. */
    int age(int now) {
        return now - epoch;
    }

    /** @throws TrainingDivergedException if no epoch ended with a finite loss */
    TrainingResult result() {
        if (weights == null) {
            EpochResult last = results.get(results.size() - 1);
            throw new TrainingDivergedException(last.epoch(), last.validationLoss());
        }
        return new TrainingResult(weights, results);
    }
}
