package io.plumbline.model.features;

import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.model.image.InputShape;
import java.util.List;

/**
 * How bright an image is: mean and standard deviation of its intensity, where white is 1, and the share of its pixels
 * that are not 0.
 */
public final class IntensityFeatures implements FeatureGroup {

    private static final double WHITE = 255;

    @Override
    public String name() {
        return "intensity";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<FeatureSpec> features(InputShape shape, List<String> labels) {
        return List.of(
                new FeatureSpec("mean", "white"),
                new FeatureSpec("std", "white"),
                new FeatureSpec("nonzero_share", "1"));
    }

    @Override
    public Extractor extractor(InputShape shape, List<String> labels) {
        int[] scratch = new int[shape.area()];
        return (image, into, from) -> extract(image.intensity(), scratch, into, from);
    }

    private static void extract(int[] pixels, int[] scratch, float[] into, int from) {
        double n = pixels.length;
        double mean = Sums.of(pixels) / n;
        Elementwise.product(pixels, pixels, scratch);
        double meanOfSquares = Sums.of(scratch) / n;
        Elementwise.nonzero(pixels, scratch);
        into[from] = (float) (mean / WHITE);
        into[from + 1] = (float) (Math.sqrt(Math.max(0, meanOfSquares - mean * mean)) / WHITE);
        into[from + 2] = (float) (Sums.of(scratch) / n);
    }
}
