package io.plumbline.trainer.packaging;

import io.plumbline.drift.statistics.estimate.AccuracyReference;

/**
 * What a model makes of images as they arrive while nothing has changed, none of which it was trained on.
 */
public final class NormalImages {

    private final float[][] forEdges;
    private final float[][] forCounts;
    private final AccuracyReference accuracy;

    private NormalImages(float[][] forEdges, float[][] forCounts, AccuracyReference accuracy) {
        this.forEdges = forEdges;
        this.forCounts = forCounts;
        this.accuracy = accuracy;
    }

    /**
     * Takes the rows as they are, without copying.
     *
     * @param forEdges feature vectors that place the edges of the bins
     * @param forCounts those of other images, that are counted
     * @param accuracy how often the model is right about such images
     */
    public static NormalImages of(float[][] forEdges, float[][] forCounts, AccuracyReference accuracy) {
        return new NormalImages(forEdges, forCounts, accuracy);
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
}
