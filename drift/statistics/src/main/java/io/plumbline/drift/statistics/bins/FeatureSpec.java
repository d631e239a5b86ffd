package io.plumbline.drift.statistics.bins;

/**
 * What a feature is called and what it is measured in.
 *
 * @param name unique within a model, not blank
 * @param unit the unit of its values, such as "grey level", "nat" or "1" for a pure number, not blank
 */
public record FeatureSpec(String name, String unit) {

    public FeatureSpec {
        if (name.isBlank() || unit.isBlank()) {
            throw new IllegalArgumentException(
                    "A feature needs a name and a unit (\"1\" for a pure number), not '%s' in '%s'"
                            .formatted(name, unit));
        }
    }
}
