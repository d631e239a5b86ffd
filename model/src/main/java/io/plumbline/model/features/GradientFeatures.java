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
        Differences differences = new Differences(shape);
        return (image, into, from) -> {
            into[from] = (float) (differences.meanSquareInRows(image.intensity()) / WHITE_SQUARED);
            into[from + 1] = (float) (differences.meanSquareInColumns(image.intensity()) / WHITE_SQUARED);
            into[from + 2] = (float) (laplacianVariance(image.neighbourhoods()) / WHITE_SQUARED);
        };
    }

    private static double laplacianVariance(Neighbourhoods around) {
        if (around.count() == 0) {
            return 0;
        }
        int[] response = around.response(0, 1, -4);
        double mean = (double) Sums.of(response) / around.count();
        Elementwise.product(response, response, response);
        return (double) Sums.of(response) / around.count() - mean * mean;
    }

    /** Between each pixel and the next, with the scratch for one image. */
    private static final class Differences {

        private final InputShape shape;
        private final int[] next;
        private final int[] inRows;
        private final int[] inColumns;

        Differences(InputShape shape) {
            this.shape = shape;
            next = new int[shape.area()];
            inRows = new int[shape.area()];
            inColumns = new int[shape.area() - shape.width()];
        }

        double meanSquareInRows(int[] pixels) {
            Elementwise.shift(pixels, 1, next);
            Elementwise.squaredDifference(next, pixels, inRows);
            for (int last = shape.width() - 1; last < inRows.length; last += shape.width()) {
                inRows[last] = 0;
            }
            return mean(inRows, shape.height() * (shape.width() - 1));
        }

        double meanSquareInColumns(int[] pixels) {
            Elementwise.shift(pixels, shape.width(), next);
            Elementwise.squaredDifference(next, pixels, inColumns);
            return mean(inColumns, inColumns.length);
        }

        private static double mean(int[] squares, int count) {
            return count == 0 ? 0 : (double) Sums.of(squares) / count;
        }
    }
}
