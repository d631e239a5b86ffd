package io.plumbline.drift.statistics.estimate;

import io.plumbline.drift.statistics.accuracy.Outcomes;

/**
 * The accuracy of a run of images, guessed without labels.
 *
 * @param images how many
 * @param byConfidence guessed from the mean confidence, 0 to 1
 * @param byThreshold guessed from the share of confident images, 0 to 1
 */
public record EstimatedAccuracy(long images, double byConfidence, double byThreshold) {

    /** How far the two may be apart, beyond chance, while they are believed. */
    private static final double MOST_APART = 0.04;

    /** The mean of both, 0 to 1. */
    public double accuracy() {
        return (byConfidence + byThreshold) / 2;
    }

    /** How far the two are apart, 0 to 1. */
    public double disagreement() {
        return Math.abs(byConfidence - byThreshold);
    }

    /** What chance alone does to it: √(a(1 − a)/images), the standard error of a share. */
    public double standardError() {
        return Math.sqrt(accuracy() * (1 - accuracy()) / images);
    }

    /** Whether the two agree, to 4 points and two standard errors. Where they do not, neither is to be trusted. */
    public boolean isTrusted() {
        return disagreement() <= MOST_APART + 2 * standardError();
    }

    /**
     * How far off it was, once labels have come: positive where the model was thought better than it is.
     *
     * @param labelled outcomes of the same run of images, one label or more
     */
    public double errorAgainst(Outcomes labelled) {
        if (labelled.labels() == 0) {
            throw new IllegalArgumentException("Without labels, nobody knows how far off a guess was");
        }
        return accuracy() - labelled.accuracy();
    }
}
