package io.plumbline.model.features;

/**
 * A group of features as a manifest names it.
 *
 * @param name the group's name
 * @param version the version of the group whose numbers the model's reference profile holds
 */
public record FeatureGroupRef(String name, int version) {

    public FeatureGroupRef {
        if (name == null || name.isBlank() || version < 1) {
            throw new IllegalArgumentException(
                    "A group of features needs a name and a version of 1 or more, not '%s' and %d"
                            .formatted(name, version));
        }
    }

    static FeatureGroupRef of(FeatureGroup group) {
        return new FeatureGroupRef(group.name(), group.version());
    }
}
