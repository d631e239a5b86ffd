package io.plumbline.model.features;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** All groups of features on the class path. */
final class FeatureGroups {

    private FeatureGroups() {}

    /** Plumbline's own, in the order in which people read them: prediction first, then the input. */
    static List<FeatureGroup> standard() {
        return List.of(
                new PredictionFeatures(),
                new IntensityFeatures(),
                new GradientFeatures(),
                new CentreOfMassFeatures(),
                new ResidualFeatures());
    }

    static FeatureGroup find(FeatureGroupRef wanted) {
        return requireVersion(find(wanted.name()), wanted);
    }

    /** The group of this name, in whatever version. */
    static FeatureGroup find(String name) {
        List<String> known = new ArrayList<>();
        for (FeatureGroup group : ServiceLoader.load(FeatureGroup.class, FeatureGroup.class.getClassLoader())) {
            if (group.name().equals(name)) {
                return group;
            }
            known.add(group.name());
        }
        throw new IllegalArgumentException(
                "No group of features is called '%s'; there are %s. Put the jar that has it on the class path"
                        .formatted(name, known));
    }

    private static FeatureGroup requireVersion(FeatureGroup group, FeatureGroupRef wanted) {
        if (group.version() != wanted.version()) {
            throw new IllegalArgumentException(
                    "The features '%s' are wanted in version %d, but here they are version %d"
                            .formatted(wanted.name(), wanted.version(), group.version()));
        }
        return group;
    }
}
