package io.plumbline.trainer;

import io.plumbline.drift.statistics.outlier.OutlierModel;
import io.plumbline.model.classify.BatchScorer;
import io.plumbline.model.classify.OutlierFit;
import io.plumbline.model.classify.Scorer;
import io.plumbline.model.classify.TorchScorer;
import io.plumbline.model.image.EncodingMix;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.Weights;
import io.plumbline.trainer.evaluation.EncodedImages;
import io.plumbline.trainer.evaluation.ScoredImages;
import io.plumbline.trainer.packaging.NormalImages;
import io.plumbline.trainer.split.DataSplit;
import io.plumbline.trainer.split.Part;
import java.util.Optional;

/** What a model makes of the images of a split that it was not trained on: what is normal for it. */
final class SplitNormal {

    private SplitNormal() {}

    /**
     * The validation images place edges and fit the outliers, the reference images are counted.
     *
     * @param validation the split's validation images, encoded
     * @param mix as which images arrive
     * @param weights of the scorer
     * @throws PackageRefused if the weights do not fit the scorer's network
     */
    static NormalImages of(
            DataSplit split, EncodedImages validation, EncodingMix mix, TorchScorer scorer, Weights weights)
            throws PackageRefused {
        BatchScorer batchScorer = BatchScorer.withDefaults();
        ScoredImages forEdges = ScoredImages.of(validation, scorer, batchScorer);
        OutlierModel outliers = OutlierFit.of(scorer, validation.images());
        try (Scorer telling = TorchScorer.of(scorer.spec(), weights, Optional.of(outliers))) {
            ScoredImages forCounts =
                    ScoredImages.of(EncodedImages.of(split, Part.REFERENCE, mix), telling, batchScorer);
            return NormalImages.of(
                    forEdges.outcomes(), forCounts.outcomes(), forEdges.accuracyReference(forCounts), outliers);
        }
    }
}
