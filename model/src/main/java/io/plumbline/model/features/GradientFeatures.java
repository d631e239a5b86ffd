package io.plumbline.model.features;

import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.model.image.InputShape;
import java.util.List;

/**
 * How sharp an image is, where white is 1: the mean square of the difference between neighbours in a row and in a
 * column, and the variance of the Laplacian (left + right + above + below − 4 · centre) over all pixels that have four
 * neighbours. Where an image is too small to have such pixels, 0.
 *
 * <p>Variance of the Laplacian as a measure of focus: Pech-Pacheco et al., "Diatom autofocusing in brightfield
 * microscopy", ICPR 2000.
 */
public final class GradientFeatures implements FeatureGroup {

    private static final double WHITE_SQUARED = 255 * 255;

    @Override
    public String name() {
        return "gradient";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<FeatureSpec> features(InputShape shape, List<String> labels) {
        return List.of(
                new FeatureSpec("gradient_x", "white²"),
                new FeatureSpec("gradient_y", "white²"),
                new FeatureSpec("laplacian_variance", "white²"));
    }

    @Override
    public Extractor extractor(InputShape shape, List<String> labels) {
        return GradientFeatures::extract;
    }

    private static void extract(ScoredImage image, float[] into, int from) {
        int[] pixels = image.intensity();
        int width = image.shape().width();
        int height = image.shape().height();
        into[from] = perPixel(squaresInRows(pixels, width, height), height * (width - 1));
        into[from + 1] = perPixel(squaresInColumns(pixels, width), (height - 1) * width);
        into[from + 2] = (float) laplacianVariance(pixels, width, height);
    }

    private static float perPixel(long sum, int count) {
        return count == 0 ? 0 : (float) ((double) sum / count / WHITE_SQUARED);
    }

    private static long squaresInRows(int[] pixels, int width, int height) {
        long sum = 0;
        for (int row = 0; row < height; row++) {
            int ofRow = 0;
            for (int i = row * width; i < (row + 1) * width - 1; i++) {
                int difference = pixels[i + 1] - pixels[i];
                ofRow += difference * difference;
            }
            sum += ofRow;
        }
        return sum;
    }

    private static long squaresInColumns(int[] pixels, int width) {
        long sum = 0;
        for (int row = 0; row < pixels.length - width; row += width) {
            int ofRow = 0;
            for (int i = row; i < row + width; i++) {
                int difference = pixels[i + width] - pixels[i];
                ofRow += difference * difference;
            }
            sum += ofRow;
        }
        return sum;
    }

    private static double laplacianVariance(int[] pixels, int width, int height) {
        long count = (long) Math.max(0, width - 2) * Math.max(0, height - 2);
        if (count == 0) {
            return 0;
        }
        long sum = 0;
        long squares = 0;
        for (int row = 1; row < height - 1; row++) {
            int ofRow = 0;
            long squaresOfRow = 0;
            for (int i = row * width + 1; i < (row + 1) * width - 1; i++) {
                int response = pixels[i - 1] + pixels[i + 1] + pixels[i - width] + pixels[i + width] - 4 * pixels[i];
                ofRow += response;
                squaresOfRow += (long) response * response;
            }
            sum += ofRow;
            squares += squaresOfRow;
        }
        double mean = (double) sum / count;
        return ((double) squares / count - mean * mean) / WHITE_SQUARED;
    }
}
