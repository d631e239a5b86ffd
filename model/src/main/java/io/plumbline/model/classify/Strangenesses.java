package io.plumbline.model.classify;

import io.plumbline.drift.statistics.outlier.OutlierModel;

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
     * @param logits images × classes
     * @param energies one per image
     * @param features images × their number; the last of each image's becomes 1 for an outlier, else 0
     */
    static Strangenesses of(
            OutlierModel model, float[] logits, int classes, double[] energies, float[] projections, float[] features) {
        float[] scores = new float[energies.length];
        int width = scores.length == 0 ? 0 : features.length / scores.length;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) model.score(
                    Scores.largest(logits, i * classes, classes),
                    energies[i],
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
