package io.plumbline.model.features;

import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.model.image.InputShape;
import java.util.List;

/**
 * What is left of an image when its content is taken away, where white is 1: the mean distance between a pixel and the
 * mean of its 3×3 neighbourhood, the same for the median, and the mean absolute response of the kernel
 * (1, −2, 1) ⊗ (1, −2, 1). Over all pixels that have eight neighbours; 0 where an image has none.
 *
 * <p>The kernel: Immerkær, "Fast Noise Variance Estimation", Computer Vision and Image Understanding 64, 1996. The
 * median of nine from three sorted columns: the largest of the lows, the median of the mids and the smallest of the
 * highs have the same median as all nine (Smith, "Implementing median filters in XC4000E FPGAs", 1996).
 *
 * <p>Loops run over the image as one flat array, borders included, because such loops become vector instructions; what
 * they leave at the left and right border is nonsense, and only the inner pixels are added up.
 */
public final class ResidualFeatures implements FeatureGroup {

    private static final double WHITE = 255;
    private static final int NEIGHBOURHOOD = 9;

    @Override
    public String name() {
        return "residual";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<FeatureSpec> features(InputShape shape, List<String> labels) {
        return List.of(
                new FeatureSpec("residual_mean", "white"),
                new FeatureSpec("residual_median", "white"),
                new FeatureSpec("residual_noise", "white"));
    }

    @Override
    public Extractor extractor(InputShape shape, List<String> labels) {
        if (shape.width() < 3 || shape.height() < 3) {
            return (image, into, from) -> {
                into[from] = 0;
                into[from + 1] = 0;
                into[from + 2] = 0;
            };
        }
        return new Neighbourhoods(shape)::extract;
    }

    /** The scratch for one image. Arrays cover all rows but the first and the last. */
    private static final class Neighbourhoods {

        private final int width;
        private final int rows;
        private final int[] low;
        private final int[] mid;
        private final int[] high;
        private final int[] residual;

        Neighbourhoods(InputShape shape) {
            width = shape.width();
            rows = shape.height() - 2;
            low = new int[rows * width];
            mid = new int[rows * width];
            high = new int[rows * width];
            residual = new int[rows * width];
        }

        void extract(ScoredImage image, float[] into, int from) {
            int[] pixels = image.intensity();
            double inner = (double) rows * (width - 2);
            distanceToMean(pixels);
            into[from] = (float) (sumOfInner() / inner / NEIGHBOURHOOD / WHITE);
            distanceToMedian(pixels);
            into[from + 1] = (float) (sumOfInner() / inner / WHITE);
            noiseResponse(pixels);
            into[from + 2] = (float) (sumOfInner() / inner / WHITE);
        }

        /** Nine times the distance, so that it stays a whole number. */
        private void distanceToMean(int[] pixels) {
            for (int i = 0; i < low.length; i++) {
                low[i] = pixels[i] + pixels[i + width] + pixels[i + 2 * width];
            }
            for (int i = 1; i < low.length - 1; i++) {
                residual[i] = Math.abs(NEIGHBOURHOOD * pixels[i + width] - low[i - 1] - low[i] - low[i + 1]);
            }
        }

        private void distanceToMedian(int[] pixels) {
            sortColumns(pixels);
            for (int i = 1; i < low.length - 1; i++) {
                int lows = Math.max(Math.max(low[i - 1], low[i]), low[i + 1]);
                int mids = Math.max(Math.min(mid[i - 1], mid[i]), Math.min(Math.max(mid[i - 1], mid[i]), mid[i + 1]));
                int highs = Math.min(Math.min(high[i - 1], high[i]), high[i + 1]);
                int median = Math.max(Math.min(lows, mids), Math.min(Math.max(lows, mids), highs));
                residual[i] = Math.abs(pixels[i + width] - median);
            }
        }

        private void sortColumns(int[] pixels) {
            for (int i = 0; i < low.length; i++) {
                int above = pixels[i];
                int here = pixels[i + width];
                int below = pixels[i + 2 * width];
                int smaller = Math.min(above, here);
                int larger = Math.max(above, here);
                low[i] = Math.min(smaller, below);
                mid[i] = Math.max(smaller, Math.min(larger, below));
                high[i] = Math.max(larger, below);
            }
        }

        private void noiseResponse(int[] pixels) {
            for (int i = 0; i < low.length; i++) {
                low[i] = pixels[i] - 2 * pixels[i + width] + pixels[i + 2 * width];
            }
            for (int i = 1; i < low.length - 1; i++) {
                residual[i] = Math.abs(low[i - 1] - 2 * low[i] + low[i + 1]);
            }
        }

        private double sumOfInner() {
            long sum = 0;
            for (int row = 0; row < rows; row++) {
                int ofRow = 0;
                for (int i = row * width + 1; i < (row + 1) * width - 1; i++) {
                    ofRow += residual[i];
                }
                sum += ofRow;
            }
            return sum;
        }
    }
}
