package io.plumbline.drift.monitor;

import io.plumbline.drift.monitor.references.Classes;
import io.plumbline.drift.monitor.references.Reference;
import io.plumbline.drift.statistics.accuracy.ClassOutcomes;
import io.plumbline.drift.statistics.accuracy.Outcomes;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.calibration.Calibrator;
import io.plumbline.drift.statistics.estimate.AccuracyEstimator;
import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A model that is nothing but a reference: three independent, normally distributed features.
 *
 * @param id a model id whose hash is one letter, repeated
 * @param mean the mean of the first feature in its reference; all else is standard normal
 */
public record SyntheticModel(String id, double mean, ReferenceProfile profile) {

    public static final int REFERENCE_IMAGES = 5_000;

    private static final List<FeatureSpec> FEATURES = List.of(
            new FeatureSpec("brightness", "grey level"),
            new FeatureSpec("sharpness", "1"),
            new FeatureSpec("entropy", "nat"));

    /** The classes of each model, of which the first is what {@link PredictionRecords} predict. */
    public static final List<String> LABELS = List.of("shoe", "boot");

    /** Right about 9 of 10 reference images. */
    public static final AccuracyReference ACCURACY = new AccuracyReference(
            1,
            new AccuracyEstimator(.9, .9, .5),
            new ClassOutcomes(List.of(Outcomes.of(4_500, 0), Outcomes.of(0, 500))));

    /** A model whose reference has mean 0. */
    public static final SyntheticModel CHAMPION = of('a', 0);

    /** A model whose reference has mean 1. */
    public static final SyntheticModel SUCCESSOR = of('b', 1);

    /** A model whose reference has mean −1. */
    public static final SyntheticModel MISFIT = of('c', -1);

    /** Calibrated for run lengths of up to 100 000 images, with a window of 500 and a stride of 50. */
    private static SyntheticModel of(char letter, double mean) {
        RandomGenerator random = new SplittableRandom(letter);
        float[][] validation = vectors(random, mean);
        float[][] reference = vectors(random, mean);
        Calibrator calibrator = new Calibrator(new CalibrationSettings(500, 50, 2, 2_000_000), letter);
        String id = "cnn-" + String.valueOf(letter).repeat(64);
        return new SyntheticModel(id, mean, ReferenceProfile.of(FEATURES, validation, reference, calibrator));
    }

    public Reference reference() {
        return new Reference.Known(profile, Classes.of(LABELS), Optional.of(ACCURACY));
    }

    /** The features of one image whose first feature has this mean. */
    public static float[] features(RandomGenerator random, double mean) {
        return new float[] {
            (float) (mean + random.nextGaussian()), (float) random.nextGaussian(), (float) random.nextGaussian()
        };
    }

    private static float[][] vectors(RandomGenerator random, double mean) {
        return IntStream.range(0, REFERENCE_IMAGES)
                .mapToObj(i -> features(random, mean))
                .toArray(float[][]::new);
    }
}
