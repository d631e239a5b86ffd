package io.plumbline.drift.statistics.outlier;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.DamagedException;
import io.plumbline.drift.statistics.codec.Envelope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far an embedding, the output of a network's penultimate layer, is from those of the reference. Each class of the
 * reference is taken for a normal distribution with a mean of its own and a covariance that all share; all images together, the
 * background, for another one. Immutable; safe for use by several threads.
 *
 * <p>K. Lee, K. Lee, H. Lee and J. Shin, "A simple unified framework for detecting out-of-distribution samples and adversarial
 * attacks", NeurIPS 2018; J. Ren et al., "A simple fix to Mahalanobis distance for improving near-OOD detection",
 * arXiv:2106.09022.
 */
public final class EmbeddingDistances {

    private static final Envelope ENVELOPE = new Envelope("set of embedding distances", "PLED", 1);

    private final Whitening within;
    private final List<double[]> classMeans;
    private final Whitening background;
    private final double[] mean;

    /** Takes whitened means. */
    private EmbeddingDistances(Whitening within, List<double[]> classMeans, Whitening background, double[] mean) {
        if (classMeans.isEmpty()
                || classMeans.stream().anyMatch(each -> each.length != within.size())
                || mean.length != background.size()
                || background.size() != within.size()) {
            throw new IllegalArgumentException(
                    "Means and covariances are not of the same %d units".formatted(within.size()));
        }
        this.within = within;
        this.classMeans = List.copyOf(classMeans);
        this.background = background;
        this.mean = mean;
    }

    /**
     * Learns what is normal.
     *
     * @param embeddings n vectors of p finite numbers, of images that the model never trained on
     * @param labels the class of each, 0 or more; classes without images are left out
     * @throws IllegalArgumentException if the embeddings do not vary, or not all have p finite numbers
     */
    public static EmbeddingDistances fit(float[][] embeddings, int[] labels) {
        check(embeddings, labels);
        double[][] means = Means.byClass(embeddings, labels);
        double[] mean = Means.of(embeddings);
        Whitening within = Whitening.of(ShrunkCovariance.of(embeddings, i -> means[labels[i]]));
        Whitening background = Whitening.of(ShrunkCovariance.of(embeddings, i -> mean));
        List<double[]> whitened = new ArrayList<>();
        for (double[] each : means) {
            if (each.length > 0) {
                whitened.add(within.apply(each));
            }
        }
        return new EmbeddingDistances(within, whitened, background, background.apply(mean));
    }

    private static void check(float[][] embeddings, int[] labels) {
        if (embeddings.length < 2 || embeddings.length != labels.length) {
            throw new IllegalArgumentException("Two embeddings or more are needed, with a label each: %d with %d labels"
                    .formatted(embeddings.length, labels.length));
        }
        for (float[] embedding : embeddings) {
            if (embedding.length == 0 || embedding.length != embeddings[0].length || !isFinite(embedding)) {
                throw new IllegalArgumentException(
                        "An embedding of %d numbers, all finite, was expected where there are %d or some are not"
                                .formatted(embeddings[0].length, embedding.length));
            }
        }
        if (Arrays.stream(embeddings).allMatch(embedding -> Arrays.equals(embedding, embeddings[0]))) {
            throw new IllegalArgumentException(
                    "The embeddings do not vary, so there is nothing to measure distances with");
        }
    }

    private static boolean isFinite(float[] embedding) {
        for (float each : embedding) {
            if (!Float.isFinite(each)) {
                return false;
            }
        }
        return true;
    }

    /** How many units an embedding has; p in the formulas. */
    public int units() {
        return within.size();
    }

    /**
     * The square of the Mahalanobis distance to the nearest class mean, 0 or more; NaN if a unit is NaN.
     *
     * @param embedding of length {@link #units()}
     */
    public double mahalanobis(float[] embedding) {
        return mahalanobis(toDoubles(embedding));
    }

    private double mahalanobis(double[] embedding) {
        double[] whitened = within.apply(embedding);
        double least = Double.POSITIVE_INFINITY;
        for (double[] classMean : classMeans) {
            least = Math.min(least, squaredDistance(whitened, classMean));
        }
        return least;
    }

    /**
     * {@link #mahalanobis} less the square of the Mahalanobis distance to the background: what makes an image unlike any class
     * without making it unlike images at large counts less. The larger, the stranger; often below 0.
     *
     * @param embedding of length {@link #units()}
     */
    public double relativeMahalanobis(float[] embedding) {
        double[] values = toDoubles(embedding);
        return mahalanobis(values) - squaredDistance(background.apply(values), mean);
    }

    private double[] toDoubles(float[] embedding) {
        if (embedding.length != units()) {
            throw new IllegalArgumentException(
                    "An embedding of %d units was given where there are %d".formatted(embedding.length, units()));
        }
        double[] values = new double[embedding.length];
        Arrays.setAll(values, i -> embedding[i]);
        return values;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }

    public byte[] toBytes() {
        return ENVELOPE.seal(out -> {
            within.writeTo(out);
            out.writeCount(classMeans.size());
            classMeans.forEach(out::writeDoubles);
            background.writeTo(out);
            out.writeDoubles(mean);
        });
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws DamagedException if the bytes are anything else, with the reason
     */
    public static EmbeddingDistances fromBytes(byte[] bytes) {
        return ENVELOPE.open(bytes, EmbeddingDistances::readFrom);
    }

    private static EmbeddingDistances readFrom(BytesIn in) {
        Whitening within = Whitening.readFrom(in);
        List<double[]> classMeans = new ArrayList<>();
        for (int left = in.readCount(Double.BYTES); left > 0; left--) {
            classMeans.add(in.readDoubles());
        }
        return new EmbeddingDistances(within, classMeans, Whitening.readFrom(in), in.readDoubles());
    }
}
