package io.plumbline.model.features;

import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.model.image.InputShape;
import java.util.List;

/**
 * Where an image's light is: the mean column and row of its pixels, weighted by intensity, from 0 (left, top) to 1
 * (right, bottom). A black image has its centre in the middle, and so has an axis of one pixel.
 */
public final class CentreOfMassFeatures implements FeatureGroup {

    private static final float MIDDLE = 0.5f;

    @Override
    public String name() {
        return "centre-of-mass";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<FeatureSpec> features(InputShape shape, List<String> labels) {
        return List.of(new FeatureSpec("centre_x", "width"), new FeatureSpec("centre_y", "height"));
    }

    @Override
    public Extractor extractor(InputShape shape, List<String> labels) {
        int[] columns = new int[shape.area()];
        int[] rows = new int[shape.area()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = i % shape.width();
            rows[i] = i / shape.width();
        }
        int[] moments = new int[shape.area()];
        return (image, into, from) -> {
            int[] pixels = image.intensity();
            long mass = Sums.of(pixels);
            Elementwise.product(pixels, columns, moments);
            into[from] = relative(Sums.of(moments), mass, shape.width() - 1);
            Elementwise.product(pixels, rows, moments);
            into[from + 1] = relative(Sums.of(moments), mass, shape.height() - 1);
        };
    }

    private static float relative(long moment, long mass, int last) {
        return mass == 0 || last == 0 ? MIDDLE : (float) ((double) moment / mass / last);
    }
}
