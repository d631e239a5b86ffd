package io.plumbline.trainer.packaging;

/**
 * Feature vectors of images as they arrive while nothing has changed, none of which the model was trained on.
 */
public final class NormalFeatures {

    private final float[][] forEdges;
    private final float[][] forCounts;

    private NormalFeatures(float[][] forEdges, float[][] forCounts) {
        this.forEdges = forEdges;
        this.forCounts = forCounts;
    }

    /**
     * Takes the rows as they are, without copying.
     *
     * @param forEdges rows that place the edges of the bins
     * @param forCounts rows of other images, that are counted
     */
    public static NormalFeatures of(float[][] forEdges, float[][] forCounts) {
        return new NormalFeatures(forEdges, forCounts);
    }

    float[][] forEdges() {
        return forEdges;
    }

    float[][] forCounts() {
        return forCounts;
    }
}
