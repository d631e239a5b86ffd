package io.plumbline.model.classify;

import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.model.features.Energy;
import io.plumbline.model.features.FeatureSet;
import io.plumbline.model.image.PixelBatch;

/**
 * What a model says about the n images of a batch: k probabilities, d features and an outlier score each. Immutable.
 */
public final class Scores {

    private final int size;
    private final int classes;
    private final int featureCount;
    private final float[] logits;
    private final float[] probabilities;
    private final float[] energies;
    private final float[] features;

    private Scores(
            int size,
            int classes,
            int featureCount,
            float[] logits,
            float[] probabilities,
            float[] energies,
            float[] features) {
        this.size = size;
        this.classes = classes;
        this.featureCount = featureCount;
        this.logits = logits;
        this.probabilities = probabilities;
        this.energies = energies;
        this.features = features;
    }

    /** Softmax, features and energies from logits, which are kept. */
    static Scores of(PixelBatch batch, float[] logits, int classes, double temperature, FeatureSet featureSet) {
        float[] logProbabilities = new float[logits.length];
        float[] probabilities = new float[logits.length];
        float[] energies = new float[logits.length / classes];
        for (int row = 0, from = 0; from < logits.length; row++, from += classes) {
            double logSum = softmax(logits, from, classes, temperature, probabilities, logProbabilities);
            energies[row] = (float) (temperature == 1 ? -logSum : Energy.of(logits, from, classes));
        }
        float[] features = featureSet.compute(batch, logits, logProbabilities);
        return new Scores(batch.size(), classes, featureSet.size(), logits, probabilities, energies, features);
    }

    /**
     * The probabilities of one row and their logarithms, computed around the largest logit so that nothing overflows. One
     * exponential function for each is all that they cost.
     *
     * @return log Σ exp(logit / temperature)
     */
    private static double softmax(
            float[] logits,
            int from,
            int classes,
            double temperature,
            float[] probabilities,
            float[] logProbabilities) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + classes; i++) {
            largest = Math.max(largest, logits[i] / temperature);
        }
        double sum = 0;
        for (int i = from; i < from + classes; i++) {
            double share = Math.exp(logits[i] / temperature - largest);
            probabilities[i] = (float) share;
            sum += share;
        }
        double logSum = largest + Math.log(sum);
        for (int i = from; i < from + classes; i++) {
            probabilities[i] = (float) (probabilities[i] / sum);
            logProbabilities[i] = (float) (logits[i] / temperature - logSum);
        }
        return logSum;
    }

    /** n, the number of images. */
    public int size() {
        return size;
    }

    /** The probabilities of image {@code index}, one per class, in [0, 1]; they add up to 1. */
    public FloatVector probabilities(int index) {
        return FloatVector.copyOf(probabilities, row(index, classes), classes);
    }

    /** The features of image {@code index}, in the order of the model's feature set. */
    public FloatVector features(int index) {
        return FloatVector.copyOf(features, row(index, featureCount), featureCount);
    }

    /** The energy −log Σ exp(logit) of image {@code index}: the larger, the less it looks like what the model knows. */
    public float outlierScore(int index) {
        return energies[row(index, 1)];
    }

    /** The most probable class of image {@code index}, the first of equals. */
    public int predictedClass(int index) {
        int from = row(index, classes);
        int largest = from;
        for (int i = from + 1; i < from + classes; i++) {
            if (logits[i] > logits[largest]) {
                largest = i;
            }
        }
        return largest - from;
    }

    /** Whether image {@code index} has finite scores; a network that overflows gives others. */
    public boolean isFinite(int index) {
        int from = row(index, classes);
        for (int i = from; i < from + classes; i++) {
            if (!Float.isFinite(logits[i]) || !Float.isFinite(probabilities[i])) {
                return false;
            }
        }
        return true;
    }

    private int row(int index, int width) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("No image %d in scores of %d".formatted(index, size));
        }
        return index * width;
    }
}
