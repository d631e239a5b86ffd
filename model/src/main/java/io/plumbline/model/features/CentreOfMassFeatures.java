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
        int[] columns = new int[shape.width()];
        for (int x = 0; x < columns.length; x++) {
            columns[x] = x;
        }
        return (image, into, from) -> extract(image, columns, into, from);
    }

    private static void extract(ScoredImage image, int[] columns, float[] into, int from) {
        int[] pixels = image.intensity();
        int width = columns.length;
        int height = image.shape().height();
        long mass = 0;
        long momentX = 0;
        long momentY = 0;
        for (int y = 0; y < height; y++) {
            int massOfRow = 0;
            int momentOfRow = 0;
            int start = y * width;
            for (int x = 0; x < width; x++) {
                massOfRow += pixels[start + x];
                momentOfRow += pixels[start + x] * columns[x];
            }
            mass += massOfRow;
            momentX += momentOfRow;
            momentY += (long) massOfRow * y;
        }
        into[from] = relative(momentX, mass, width - 1);
        into[from + 1] = relative(momentY, mass, height - 1);
    }

    private static float relative(long moment, long mass, int last) {
        return mass == 0 || last == 0 ? MIDDLE : (float) ((double) moment / mass / last);
    }
}
