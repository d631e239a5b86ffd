package io.plumbline.model.classify;

import io.plumbline.drift.statistics.outlier.OutlierModel;
import io.plumbline.model.features.Energy;

/** The outlier scores of a batch. Immutable. */
final class Strangenesses {

    private final OutlierModel model;
    private final float[] scores;

    private Strangenesses(OutlierModel model, float[] scores) {
        this.model = model;
        this.scores = scores;
    }

    /**
     * Scores all images, and completes their features.
     *
     * @param features images × width; the last of each row becomes 1 for an outlier, else 0
     */
    static Strangenesses of(
            OutlierModel model, float[] logits, int classes, float[] projections, float[] features, int width) {
        float[] scores = new float[logits.length / classes];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) model.score(
                    Scores.largest(logits, i * classes, classes),
                    Energy.of(logits, i * classes, classes),
                    projections,
                    i * model.projections(),
                    features,
                    i * width);
            features[(i + 1) * width - 1] = model.threshold().isOutlier(scores[i]) ? 1 : 0;
        }
        return new Strangenesses(model, scores);
    }

    Strangeness of(int index) {
        return new Strangeness(scores[index], model.threshold().isOutlier(scores[index]));
    }
}
