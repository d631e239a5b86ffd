package io.plumbline.trainer.packaging;

import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.drift.statistics.outlier.OutlierModel;
import io.plumbline.drift.statistics.outlier.OutlierThreshold;
import io.plumbline.model.classify.Outcome;
import io.plumbline.model.classify.Strangeness;
import io.plumbline.trainer.evaluation.Features;
import java.util.Arrays;
import java.util.List;

/**
 * What a model makes of images as they arrive while nothing has changed, none of which it was trained on.
 */
public final class NormalImages {

    private final float[][] forEdges;
    private final float[][] forCounts;
    private final AccuracyReference accuracy;
    private final OutlierModel outliers;

    private NormalImages(float[][] forEdges, float[][] forCounts, AccuracyReference accuracy, OutlierModel outliers) {
        this.forEdges = forEdges;
        this.forCounts = forCounts;
        this.accuracy = accuracy;
        this.outliers = outliers;
    }

    /**
     * Places the threshold for outliers, and marks them.
     *
     * @param forEdges of images that place the edges of the bins, without scores for outliers
     * @param forCounts of other images, that are counted, with scores by {@code outliers}
     * @param accuracy how often the model is right about such images
     * @param outliers fitted to images that are not counted
     */
    public static NormalImages of(
            List<Outcome> forEdges, List<Outcome> forCounts, AccuracyReference accuracy, OutlierModel outliers) {
        double[] scores = forCounts.stream()
                .filter(Outcome.Scored.class::isInstance)
                .flatMap(outcome -> ((Outcome.Scored) outcome).strangeness().stream())
                .mapToDouble(Strangeness::score)
                .toArray();
        OutlierThreshold threshold = OutlierThreshold.of(scores, OutlierThreshold.DEFAULT_SHARE);
        float[][] counted = Features.of(forCounts);
        for (int i = 0; i < counted.length; i++) {
            counted[i][counted[i].length - 1] = threshold.isOutlier(scores[i]) ? 1 : 0;
        }
        return new NormalImages(besideNoOutlier(forEdges), counted, accuracy, outliers.withThreshold(threshold));
    }

    /** One edge, at 0, is all that a feature of 0 and 1 needs. */
    private static float[][] besideNoOutlier(List<Outcome> outcomes) {
        return Arrays.stream(Features.of(outcomes))
                .map(row -> Arrays.copyOf(row, row.length + 1))
                .toArray(float[][]::new);
    }

    float[][] forEdges() {
        return forEdges;
    }

    float[][] forCounts() {
        return forCounts;
    }

    AccuracyReference accuracy() {
        return accuracy;
    }

    OutlierModel outliers() {
        return outliers;
    }
}
