package io.plumbline.bench.drift.population;

import io.plumbline.bench.drift.shift.Arrivals;
import io.plumbline.bench.drift.shift.ImageChange;
import io.plumbline.bench.drift.shift.Mixture;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.drift.statistics.estimate.AccuracyEstimator;
import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.model.pack.ModelSpec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A trained model, and what it says of its population, unchanged and changed, and of foreign images. */
public final class StudyModel {

    private final ModelSpec spec;
    private final double accuracy;
    private final float[][] validation;
    private final AccuracyReference confidence;
    private final Map<ImageChange, Scored> scored;
    private final double[] strangeness;
    private final Map<Foreign, double[]> foreign;
    private final Map<ImageChange, byte[][]> rows = new EnumMap<>(ImageChange.class);
    private final Map<ImageChange, Answer[]> answers = new EnumMap<>(ImageChange.class);

    /**
     * A model.
     *
     * @param accuracy on test images, 0 to 1
     * @param validation images that place the edges of the bins, and teach about confidence
     * @param scored the population after each change, or the first images of it
     * @param strangeness the outlier scores of the first images of the population
     * @param foreign those of images that are none of its classes
     */
    StudyModel(
            ModelSpec spec,
            double accuracy,
            Scored validation,
            Map<ImageChange, Scored> scored,
            double[] strangeness,
            Map<Foreign, double[]> foreign) {
        this.spec = spec;
        this.accuracy = accuracy;
        this.validation = validation.features();
        this.confidence = Answer.reference(validation, spec.classes());
        this.scored = scored;
        this.strangeness = strangeness;
        this.foreign = foreign;
        Binning binning = Binning.ofQuantiles(spec.features(), this.validation);
        scored.forEach((change, images) -> {
            rows.put(change, images.rows(binning));
            answers.put(change, Answer.of(images, confidence));
        });
    }

    /** On test images, 0 to 1. */
    public double accuracy() {
        return accuracy;
    }

    public List<FeatureSpec> features() {
        return spec.features();
    }

    /** How many classes it tells apart. */
    public int classes() {
        return spec.classes();
    }

    float[][] validation() {
        return validation;
    }

    /** Guesses its accuracy from its confidence. */
    public AccuracyEstimator estimator() {
        return confidence.estimator();
    }

    /** What the model says of the images after a change. */
    public Scored scored(ImageChange change) {
        return scored.get(change);
    }

    /** Outlier scores of images of the population. */
    public double[] strangeness() {
        return strangeness.clone();
    }

    /** Outlier scores of images that are none of its classes. */
    public double[] foreign(Foreign kind) {
        return foreign.get(kind).clone();
    }

    /** A stream of feature vectors. */
    public Arrivals<float[]> vectors(Mixture mixture) {
        return new Arrivals<>(
                mixture,
                labels(),
                scored.get(ImageChange.NONE).features(),
                scored.get(mixture.change()).features());
    }

    /** A stream of bin numbers. */
    public Arrivals<byte[]> rows(Mixture mixture) {
        return new Arrivals<>(mixture, labels(), rows.get(ImageChange.NONE), rows.get(mixture.change()));
    }

    /** A stream of answers. */
    public Arrivals<Answer> answers(Mixture mixture) {
        return new Arrivals<>(mixture, labels(), answers.get(ImageChange.NONE), answers.get(mixture.change()));
    }

    /** A stream of the bin numbers of those images alone whose class is wanted. */
    public Arrivals<byte[]> rowsOf(IntPredicate wanted) {
        byte[][] all = rows.get(ImageChange.NONE);
        int[] images = IntStream.range(0, labels().length)
                .filter(i -> wanted.test(labels()[i]))
                .toArray();
        byte[][] some = Arrays.stream(images).mapToObj(i -> all[i]).toArray(byte[][]::new);
        int[] classes = Arrays.stream(images).map(i -> labels()[i]).toArray();
        return new Arrivals<>(Mixture.HEALTHY, classes, some, some);
    }

    private int[] labels() {
        return scored.get(ImageChange.NONE).labels();
    }
}
