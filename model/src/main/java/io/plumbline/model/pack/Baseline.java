package io.plumbline.model.pack;

import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.util.Optional;

/**
 * What is normal for a model, from images that it was not trained on.
 *
 * @param profile of its features
 * @param accuracy how often it is right, and what its confidence says about that; packages of old lack it
 */
public record Baseline(ReferenceProfile profile, Optional<AccuracyReference> accuracy) {

    /** A profile, and nothing known of accuracy. */
    public static Baseline of(ReferenceProfile profile) {
        return new Baseline(profile, Optional.empty());
    }

    public Baseline withAccuracy(AccuracyReference reference) {
        return new Baseline(profile, Optional.of(reference));
    }

    /** Refuses, by an {@link IllegalArgumentException}, what is about other features or classes than the model's. */
    void requireFits(ModelSpec model) {
        if (!profile.binning().features().equals(model.features())) {
            throw new IllegalArgumentException("The reference profile is about the features %s, the model has %s"
                    .formatted(profile.binning().features(), model.features()));
        }
        accuracy.ifPresent(reference -> {
            if (reference.classes() != model.classes()) {
                throw new IllegalArgumentException("The reference for accuracy is about %d classes, the model has %d"
                        .formatted(reference.classes(), model.classes()));
            }
        });
    }
}
