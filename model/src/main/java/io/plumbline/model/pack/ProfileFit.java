package io.plumbline.model.pack;

import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.util.List;

/** A reference profile belongs to a model if it is about the very features that the model's images leave behind. */
final class ProfileFit {

    private ProfileFit() {}

    static void require(ReferenceProfile profile, ModelSpec model) {
        List<FeatureSpec> found = profile.binning().features();
        if (!found.equals(model.features())) {
            throw new IllegalArgumentException("The reference profile is about the features %s, the model has %s"
                    .formatted(found, model.features()));
        }
    }
}
