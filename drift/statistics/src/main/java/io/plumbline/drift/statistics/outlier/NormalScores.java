package io.plumbline.drift.statistics.outlier;

/** What a model made of n normal images that it was not trained on, for {@link OutlierModel#fit} to learn from. */
public final class NormalScores {

    private final float[][] embeddings;
    private final int[] predicted;
    private final double[] energies;
    private final float[][] features;

    private NormalScores(float[][] embeddings, int[] predicted, double[] energies, float[][] features) {
        if (embeddings.length == 0
                || embeddings.length != predicted.length
                || embeddings.length != energies.length
                || embeddings.length != features.length) {
            throw new IllegalArgumentException(
                    "One image or more is needed, with an embedding, a class, an energy and features each, not %d, %d, %d and %d"
                            .formatted(embeddings.length, predicted.length, energies.length, features.length));
        }
        this.embeddings = embeddings;
        this.predicted = predicted;
        this.energies = energies;
        this.features = features;
    }

    /**
     * Takes the arrays as they are, without copying.
     *
     * @param embeddings n × p, the activations of the layer before the last
     * @param predicted the most probable class of each image
     * @param energies −log Σ exp(logit) of each
     * @param features n × d, as the drift monitor sees them
     */
    public static NormalScores of(float[][] embeddings, int[] predicted, double[] energies, float[][] features) {
        return new NormalScores(embeddings, predicted, energies, features);
    }

    int images() {
        return predicted.length;
    }

    float[][] embeddings() {
        return embeddings;
    }

    int[] predicted() {
        return predicted;
    }

    double[] energies() {
        return energies;
    }

    float[][] features() {
        return features;
    }
}
