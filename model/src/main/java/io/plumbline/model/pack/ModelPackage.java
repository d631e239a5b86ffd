package io.plumbline.model.pack;

import io.plumbline.contract.models.ModelId;
import io.plumbline.drift.statistics.reference.ReferenceProfile;

/**
 * A package that was read and found sound: whole, unaltered, and about a model that this Plumbline can build. Whether
 * its network gives what it should is seen when it is loaded.
 *
 * @param id its content address
 * @param manifest what it says about itself
 * @param weights of its network
 * @param baseline what is normal for this model
 * @param canaries images whose probabilities are known
 */
public record ModelPackage(ModelId id, Manifest manifest, Weights weights, Baseline baseline, Canaries canaries) {

    /** What is normal for this model's features. */
    public ReferenceProfile profile() {
        return baseline.profile();
    }
}
