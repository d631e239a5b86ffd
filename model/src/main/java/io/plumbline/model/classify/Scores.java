package io.plumbline.model.classify;

import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.drift.statistics.outlier.OutlierModel;
import io.plumbline.model.features.Energy;
import io.plumbline.model.features.FeatureSet;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.pack.Baseline;
import io.plumbline.model.pack.ModelSpec;
import java.util.Optional;

/**
 * What a model says about the n images of a batch: k probabilities, d features and, if it tells outliers, a score each.
 * Immutable.
 */
public final class Scores {

    private final int size;
    private final int classes;
    private final int featureCount;
    private final float[] logits;
    private final float[] probabilities;
    private final double[] energies;
    private final float[] features;
    private final Optional<Strangenesses> strangenesses;

    private Scores(
            int size,
            int classes,
            int featureCount,
            float[] logits,
            float[] probabilities,
            double[] energies,
            float[] features,
            Optional<Strangenesses> strangenesses) {
        this.size = size;
        this.classes = classes;
        this.featureCount = featureCount;
        this.logits = logits;
        this.probabilities = probabilities;
        this.energies = energies;
        this.features = features;
        this.strangenesses = strangenesses;
    }

    /**
     * Softmax and features from logits, which are kept, and outlier scores.
     *
     * @param projections of the embeddings, as the model of outliers takes them
     */
    static Scores of(
            PixelBatch batch,
            float[] logits,
            float[] projections,
            ModelSpec spec,
            FeatureSet featureSet,
            Optional<OutlierModel> outliers) {
        int classes = spec.classes();
        double temperature = spec.temperature().orElse(1.0);
        float[] logProbabilities = new float[logits.length];
        float[] probabilities = new float[logits.length];
        double[] energies = new double[logits.length / classes];
        for (int row = 0, from = 0; from < logits.length; row++, from += classes) {
            double logSum = softmax(logits, from, classes, temperature, probabilities, logProbabilities);
            energies[row] = temperature == 1 ? -logSum : Energy.of(logits, from, classes);
        }
        int width = featureSet.size() + (outliers.isPresent() ? 1 : 0);
        float[] features = featureSet.compute(batch, logits, logProbabilities, width);
        Optional<Strangenesses> strangenesses =
                outliers.map(model -> Strangenesses.of(model, logits, classes, energies, projections, features));
        return new Scores(batch.size(), classes, width, logits, probabilities, energies, features, strangenesses);
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

    /**
     * The features of image {@code index}, in the order of the model's feature set; where the model tells outliers, followed by
     * {@link Baseline#OUTLIER}.
     */
    public FloatVector features(int index) {
        return FloatVector.copyOf(features, row(index, featureCount), featureCount);
    }

    /** The energy −log Σ exp(logit) of image {@code index}, in nats. */
    double energy(int index) {
        return energies[row(index, 1)];
    }

    /** How unlike anything normal image {@code index} is, if the model tells. */
    public Optional<Strangeness> strangeness(int index) {
        int row = row(index, 1);
        return strangenesses.map(each -> each.of(row));
    }

    /** The most probable class of image {@code index}, the first of equals. */
    public int predictedClass(int index) {
        return largest(logits, row(index, classes), classes);
    }

    /** Which of some numbers is the largest, the first of equals. */
    static int largest(float[] numbers, int from, int count) {
        int largest = from;
        for (int i = from + 1; i < from + count; i++) {
            if (numbers[i] > numbers[largest]) {
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
