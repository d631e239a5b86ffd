package io.plumbline.model.features;

import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.model.image.InputShape;
import java.util.List;

/**
 * Features that are computed together, found by name.
 *
 * <p>To add features of your own, implement this with a public constructor without arguments, and name the class in
 * {@code META-INF/services/io.plumbline.model.features.FeatureGroup}. A model package records the names and versions
 * of its groups, so a group whose numbers change must raise its version: what a model was calibrated on is then never
 * compared with something else under the same name.
 */
public interface FeatureGroup {

    /** Unique among all groups. */
    String name();

    /** Rises whenever the same image would give other numbers. */
    int version();

    /** Names and units of the features, in the order in which they are extracted. */
    List<FeatureSpec> features(InputShape shape, List<String> labels);

    /** An extractor for models of this shape and these labels. It is used by one thread only and may keep scratch. */
    Extractor extractor(InputShape shape, List<String> labels);

    /** Computes a group's features of one image. */
    @FunctionalInterface
    interface Extractor {

        /**
         * Writes as many numbers as the group has features.
         *
         * @param into where to write
         * @param from index of the group's first feature
         */
        void extract(ScoredImage image, float[] into, int from);
    }
}
