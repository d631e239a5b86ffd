package io.plumbline.trainer.retraining;

import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.model.classify.BatchScorer;
import io.plumbline.model.classify.Scorer;
import io.plumbline.model.classify.TorchScorer;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.Weights;
import io.plumbline.trainer.evaluation.EncodedImages;
import io.plumbline.trainer.evaluation.PairedEvaluation;
import io.plumbline.trainer.evaluation.ScoredImages;

/** Champion and challenger side by side, both scoring as the stream does. They hold native memory until it is closed. */
final class Contest implements AutoCloseable {

    private final Scorer champion;
    private final TorchScorer challenger;
    private final BatchScorer batchScorer = BatchScorer.withDefaults();

    private Contest(Scorer champion, TorchScorer challenger) {
        this.champion = champion;
        this.challenger = challenger;
    }

    /**
     * Builds both networks.
     *
     * @param challenger weights of the same network
     * @throws PackageRefused if one of them cannot be built
     */
    static Contest of(ModelPackage champion, Weights challenger) throws PackageRefused {
        Scorer first = TorchScorer.of(champion.manifest().model(), champion.weights());
        try {
            return new Contest(first, TorchScorer.of(champion.manifest().model(), challenger));
        } catch (PackageRefused | RuntimeException e) {
            first.close();
            throw e;
        }
    }

    TorchScorer challenger() {
        return challenger;
    }

    /**
     * How often the challenger is right about images that it did not learn from, and what its confidence says about that. They
     * are the ones it was chosen by, which favours it by less than chance can tell.
     */
    AccuracyReference accuracyOfChallenger(EncodedImages images) {
        ScoredImages scored = ScoredImages.of(images, challenger, batchScorer);
        return scored.accuracyReference(scored);
    }

    Comparison compare(EncodedImages images) {
        return PairedEvaluation.of(
                ScoredImages.of(images, champion, batchScorer), ScoredImages.of(images, challenger, batchScorer));
    }

    @Override
    public void close() {
        champion.close();
        challenger.close();
    }
}
