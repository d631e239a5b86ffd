package io.plumbline.bench.drift.population;

import io.plumbline.bench.drift.shift.Arrivals;
import io.plumbline.bench.drift.shift.ImageChange;
import io.plumbline.bench.drift.shift.Mixture;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A trained model, and what it says of its population, unchanged and changed. */
public final class StudyModel {

    private final int number;
    private final int classes;
    private final double accuracy;
    private final List<FeatureSpec> features;
    private final float[][] validation;
    private final int[] labels;
    private final Map<ImageChange, Scored> scored;
    private final Map<ImageChange, byte[][]> rows = new EnumMap<>(ImageChange.class);

    /**
     * A model.
     *
     * @param number from 0 on
     * @param classes how many it tells apart
     * @param accuracy on test images, 0 to 1
     * @param validation feature vectors that place the edges of the bins
     * @param labels the class of each image of the population
     * @param scored the population after each change, or the first images of it
     */
    StudyModel(
            int number,
            int classes,
            double accuracy,
            List<FeatureSpec> features,
            float[][] validation,
            int[] labels,
            Map<ImageChange, Scored> scored) {
        this.number = number;
        this.classes = classes;
        this.accuracy = accuracy;
        this.features = features;
        this.validation = validation;
        this.labels = labels;
        this.scored = scored;
        Binning binning = Binning.ofQuantiles(features, validation);
        scored.forEach((change, images) -> rows.put(change, images.rows(binning)));
    }

    public int number() {
        return number;
    }

    /** On test images, 0 to 1. */
    public double accuracy() {
        return accuracy;
    }

    public List<FeatureSpec> features() {
        return features;
    }

    /** How many classes it tells apart. */
    public int classes() {
        return classes;
    }

    float[][] validation() {
        return validation;
    }

    /** How many images the population has. */
    public int size() {
        return labels.length;
    }

    /** The class of an image of the population. */
    public int label(int image) {
        return labels[image];
    }

    /** What the model says of the images after a change. */
    public Scored scored(ImageChange change) {
        return scored.get(change);
    }

    /** A stream of feature vectors. */
    public Arrivals<float[]> vectors(Mixture mixture) {
        return new Arrivals<>(
                mixture,
                labels,
                scored.get(ImageChange.NONE).features(),
                scored.get(mixture.change()).features());
    }

    /** A stream of bin numbers. */
    public Arrivals<byte[]> rows(Mixture mixture) {
        return new Arrivals<>(mixture, labels, rows.get(ImageChange.NONE), rows.get(mixture.change()));
    }

    /** A stream of the bin numbers of those images alone whose class is wanted. */
    public Arrivals<byte[]> rowsOf(IntPredicate wanted) {
        byte[][] all = rows.get(ImageChange.NONE);
        int[] images = IntStream.range(0, labels.length)
                .filter(i -> wanted.test(labels[i]))
                .toArray();
        byte[][] some = Arrays.stream(images).mapToObj(i -> all[i]).toArray(byte[][]::new);
        int[] classes = Arrays.stream(images).map(i -> labels[i]).toArray();
        return new Arrivals<>(Mixture.HEALTHY, classes, some, some);
    }
}
