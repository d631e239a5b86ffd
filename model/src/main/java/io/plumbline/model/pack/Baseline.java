package io.plumbline.model.pack;

import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.drift.statistics.outlier.OutlierModel;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is normal for a model, from images that it was not trained on.
 *
 * @param profile of its features; where there is a model of outliers, {@link #OUTLIER} is the last of them
 * @param accuracy how often it is right, and what its confidence says about that; packages of old lack it
 * @param outliers tells outliers; packages of old lack it
 */
public record Baseline(
        ReferenceProfile profile, Optional<AccuracyReference> accuracy, Optional<OutlierModel> outliers) {

    /** The feature that is 1 for an outlier and else 0, so that the monitor watches their rate as it does all features. */
    public static final FeatureSpec OUTLIER = new FeatureSpec("outlier", "1");

    /** A profile, and nothing known of accuracy and outliers. */
    public static Baseline of(ReferenceProfile profile) {
        return new Baseline(profile, Optional.empty(), Optional.empty());
    }

    public Baseline withAccuracy(AccuracyReference reference) {
        return new Baseline(profile, Optional.of(reference), outliers);
    }

    /** The features of predictions of a model that tells outliers. */
    public static List<FeatureSpec> featuresWithOutliers(ModelSpec model) {
        return Stream.concat(model.features().stream(), Stream.of(OUTLIER)).toList();
    }

    /** Refuses, by an {@link IllegalArgumentException}, what is about other features, classes or units than the model's. */
    void requireFits(ModelSpec model) {
        List<FeatureSpec> expected = outliers.isPresent() ? featuresWithOutliers(model) : model.features();
        if (!profile.binning().features().equals(expected)) {
            throw new IllegalArgumentException("The reference profile is about the features %s, the model has %s"
                    .formatted(profile.binning().features(), expected));
        }
        accuracy.ifPresent(reference -> requireClasses("reference for accuracy", reference.classes(), model));
        outliers.ifPresent(found -> requireOutliersFit(found, model));
    }

    private static void requireOutliersFit(OutlierModel found, ModelSpec model) {
        requireClasses("model of outliers", found.classes(), model);
        long units = model.architecture().embeddingUnits(model.inputShape(), model.classes());
        if ((found.projections() > 0 && found.units() != units)
                || found.leastFeatures() > model.features().size()) {
            throw new IllegalArgumentException(
                    "The model of outliers is about %d units and %d features or more, the model has %d and %d"
                            .formatted(
                                    found.units(),
                                    found.leastFeatures(),
                                    units,
                                    model.features().size()));
        }
    }

    private static void requireClasses(String what, int classes, ModelSpec model) {
        if (classes != model.classes()) {
            throw new IllegalArgumentException(
                    "The %s is about %d classes, the model has %d".formatted(what, classes, model.classes()));
        }
    }
}
