package io.plumbline.bench.serving.packages;

import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.model.features.FeatureGroup;
import io.plumbline.model.image.InputShape;
import java.util.List;

/** As little as a package can have in place of drift features: one number that is always 0, so that nothing is computed. */
public final class NoFeatures implements FeatureGroup {

    static final String NAME = "none";
    static final int VERSION = 1;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public List<FeatureSpec> features(InputShape shape, List<String> labels) {
        return List.of(new FeatureSpec("zero", "1"));
    }

    @Override
    public Extractor extractor(InputShape shape, List<String> labels) {
        return (image, into, from) -> into[from] = 0;
    }
}
