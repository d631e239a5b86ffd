package io.plumbline.trainer.training;

import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers the weights of the epoch with the lowest validation loss. */
final class BestEpoch {

    private final List<EpochResult> results = new ArrayList<>();
    private double lowestLoss = Double.POSITIVE_INFINITY;
    private Weights weights;
    private Weights last;
    private int epoch;

    /** Takes note of an epoch, and of its weights if it is the best so far. */
    EpochResult compare(int candidate, Tally learnt, Tally validated, LearningNetwork network) {
        boolean improved = validated.loss() < lowestLoss;
        last = network.weights();
        if (improved) {
            lowestLoss = validated.loss();
            weights = last;
            epoch = candidate;
        }
        EpochResult result = new EpochResult(
                candidate, learnt.loss(), learnt.accuracy(), validated.loss(), validated.accuracy(), improved);
        results.add(result);
        return result;
    }

    /** What is known after the epochs of a checkpoint. */
    static BestEpoch after(Checkpoint checkpoint, ModelSpec model) throws PackageRefused {
        BestEpoch best = new BestEpoch();
        best.results.addAll(checkpoint.epochs());
        for (EpochResult result : checkpoint.epochs()) {
            if (result.best()) {
                best.lowestLoss = result.validationLoss();
                best.epoch = result.epoch();
            }
        }
        best.weights = Weights.decode(checkpoint.bestWeights(), model);
        best.last = Weights.decode(checkpoint.weights(), model);
        return best;
    }

    /** How many epochs are done. */
    int epochsDone() {
        return results.size();
    }

    /** How many epochs lie between the best one and this one. */
    int age(int now) {
        return now - epoch;
    }

    /** What there is to keep of a training that is stopped now. */
    Optional<TrainingResult> soFar() {
        return Optional.ofNullable(weights).map(kept -> new TrainingResult(kept, last, results));
    }

    /** Whether no loss is beyond all numbers: weights would be too, and what is lost cannot be gone on from. */
    boolean canBeGoneOnFrom() {
        return results.stream()
                .allMatch(result -> Double.isFinite(result.trainingLoss()) && Double.isFinite(result.validationLoss()));
    }

    Checkpoint checkpoint(WeightSteps steps) {
        return new Checkpoint(results, last.toBytes(), weights.toBytes(), steps.count(), steps.memories());
    }

    /** @throws TrainingDivergedException if no epoch ended with a finite loss */
    TrainingResult result() {
        if (weights == null) {
            EpochResult last = results.get(results.size() - 1);
            throw new TrainingDivergedException(last.epoch(), last.validationLoss());
        }
        return new TrainingResult(weights, last, results);
    }
}
