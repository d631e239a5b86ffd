package io.plumbline.app;

import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.model.features.FeatureGroup;
import io.plumbline.model.image.InputShape;
import java.util.List;

/** What a user of Plumbline might put on the class path. */
public final class CornerFeatures implements FeatureGroup {

    @Override
    public String name() {
        return "corner";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<FeatureSpec> features(InputShape shape, List<String> labels) {
        return List.of(new FeatureSpec("upper_left", "grey level"));
    }

    @Override
    public Extractor extractor(InputShape shape, List<String> labels) {
        return (image, into, from) -> into[from] = image.intensity()[0];
    }
}
