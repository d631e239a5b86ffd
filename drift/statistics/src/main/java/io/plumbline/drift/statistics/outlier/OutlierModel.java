package io.plumbline.drift.statistics.outlier;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.DamagedException;
import io.plumbline.drift.statistics.codec.Envelope;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How unlike anything normal a single image is, and from when on it is an outlier. The score is made of three surprises, in
 * nats ({@link Surprise}): of the energy −log Σ exp(logit) (W. Liu et al., "Energy-based out-of-distribution detection", NeurIPS
 * 2020); of the relative Mahalanobis distance of the embedding to the predicted class ({@link Discriminants}); and of the
 * features of the input, given the predicted class ({@link ClassDensities}). It is the mean of the former two, which are of the
 * network's making, plus the third. From 0 to {@value #MOST_SCORE}; a normal image has 2 on average.
 *
 * <p>All of it but the threshold comes from validation images, and the threshold from others, the reference. So, given the
 * former, the probability that a normal image is an outlier has the very distribution that a Clopper–Pearson limit on it
 * assumes. Immutable; safe for use by several threads.
 */
public final class OutlierModel {

    /** What no score exceeds. */
    public static final double MOST_SCORE = 2 * Surprise.MOST;

    /** With more, covariances would take too long; then the embedding does not count. */
    public static final int MOST_UNITS = 1_024;

    /** More features of the input than these do not count. */
    public static final int MOST_FEATURES = 32;

    private static final Envelope ENVELOPE = new Envelope("outlier model", "PLOM", 1);

    private final Surprise energy;
    private final Discriminants discriminants;
    private final Surprise distance;
    private final ClassDensities densities;
    private final Surprise thinness;
    private final OutlierThreshold threshold;

    private OutlierModel(
            Surprise energy,
            Discriminants discriminants,
            Surprise distance,
            ClassDensities densities,
            Surprise thinness,
            OutlierThreshold threshold) {
        if (discriminants.classes() != densities.classes()) {
            throw new IllegalArgumentException("Embeddings of %d classes and features of %d do not belong together"
                    .formatted(discriminants.classes(), densities.classes()));
        }
        this.energy = energy;
        this.discriminants = discriminants;
        this.distance = distance;
        this.densities = densities;
        this.thinness = thinness;
        this.threshold = threshold;
    }

    /**
     * Learns what is normal. The threshold is a first one, to be replaced by {@link #withThreshold}.
     *
     * @param normal of validation images; the more, the better: with 400, foreign images are told about as well as with 10 000
     * @param inputColumns which of the features are about the input, none or more; those that are not finite everywhere are
     *     left out
     * @param classes how many classes the model tells apart
     */
    public static OutlierModel fit(NormalScores normal, int[] inputColumns, int classes) {
        Discriminants discriminants = discriminants(normal, classes);
        int[] columns = IntStream.of(inputColumns)
                .filter(column -> Arrays.stream(normal.features()).allMatch(v -> Float.isFinite(v[column])))
                .limit(MOST_FEATURES)
                .toArray();
        ClassDensities densities = ClassDensities.fit(normal.features(), columns, normal.predicted(), classes);
        int n = normal.images();
        double[] distances = new double[n];
        double[] thinnesses = new double[n];
        float[][] projections = new float[n][discriminants.count()];
        for (int i = 0; i < n; i++) {
            discriminants.project(normal.embeddings()[i], projections[i]);
            distances[i] = discriminants.distance(projections[i], 0, normal.predicted()[i]);
            thinnesses[i] = densities.distance(normal.features()[i], 0, normal.predicted()[i]);
        }
        OutlierModel first = new OutlierModel(
                Surprise.of(normal.energies()),
                discriminants,
                Surprise.of(distances),
                densities,
                Surprise.of(thinnesses),
                new OutlierThreshold(MOST_SCORE, 0, 1));
        return first.withThreshold(OutlierThreshold.of(
                IntStream.range(0, n)
                        .mapToDouble(i -> first.score(
                                normal.predicted()[i],
                                normal.energies()[i],
                                projections[i],
                                0,
                                normal.features()[i],
                                0))
                        .toArray(),
                OutlierThreshold.DEFAULT_SHARE));
    }

    private static Discriminants discriminants(NormalScores normal, int classes) {
        float[][] embeddings = normal.embeddings();
        return embeddings[0].length <= MOST_UNITS && varyWithinClasses(embeddings, normal.predicted(), classes)
                ? Discriminants.fit(embeddings, normal.predicted(), classes)
                : Discriminants.none(classes);
    }

    /** Otherwise there is nothing that distances could be measured by. */
    private static boolean varyWithinClasses(float[][] embeddings, int[] predicted, int classes) {
        float[][] firsts = new float[classes][];
        for (int i = 0; i < embeddings.length; i++) {
            float[] first = firsts[predicted[i]];
            if (first == null) {
                firsts[predicted[i]] = embeddings[i];
            } else if (!Arrays.equals(first, embeddings[i])) {
                return true;
            }
        }
        return false;
    }

    /** The same with another threshold. */
    public OutlierModel withThreshold(OutlierThreshold other) {
        return new OutlierModel(energy, discriminants, distance, densities, thinness, other);
    }

    public OutlierThreshold threshold() {
        return threshold;
    }

    /** How many classes the model tells apart. */
    public int classes() {
        return densities.classes();
    }

    /** How many numbers {@link #projection} makes of an embedding; 0 if the embedding does not count. */
    public int projections() {
        return discriminants.count();
    }

    /** How many units the embeddings have that {@link #projection} is for; 0 if the embedding does not count. */
    public int units() {
        return discriminants.units();
    }

    /** units × projections, row by row: an embedding times this is what {@link #score} takes. */
    public float[] projection() {
        return discriminants.projection();
    }

    /** How many features a vector has at least. */
    public int leastFeatures() {
        return densities.lastColumn() + 1;
    }

    /**
     * The score of one image.
     *
     * @param predicted its most probable class
     * @param imageEnergy −log Σ exp(logit)
     * @param projections where the projections of its embedding stand, from {@code projectionsFrom} on
     * @param features where its features stand, from {@code featuresFrom} on
     * @return in nats, 0 to {@value #MOST_SCORE}: the larger, the stranger
     */
    public double score(
            int predicted,
            double imageEnergy,
            float[] projections,
            int projectionsFrom,
            float[] features,
            int featuresFrom) {
        double ofNetwork =
                energy.of(imageEnergy) + distance.of(discriminants.distance(projections, projectionsFrom, predicted));
        return ofNetwork / 2 + thinness.of(densities.distance(features, featuresFrom, predicted));
    }

    public byte[] toBytes() {
        return ENVELOPE.seal(out -> {
            energy.writeTo(out);
            discriminants.writeTo(out);
            distance.writeTo(out);
            densities.writeTo(out);
            thinness.writeTo(out);
            threshold.writeTo(out);
        });
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws DamagedException if the bytes are anything else, with the reason
     */
    public static OutlierModel fromBytes(byte[] bytes) {
        return ENVELOPE.open(bytes, OutlierModel::readFrom);
    }

    private static OutlierModel readFrom(BytesIn in) {
        return new OutlierModel(
                Surprise.readFrom(in),
                Discriminants.readFrom(in),
                Surprise.readFrom(in),
                ClassDensities.readFrom(in),
                Surprise.readFrom(in),
                OutlierThreshold.readFrom(in));
    }
}
