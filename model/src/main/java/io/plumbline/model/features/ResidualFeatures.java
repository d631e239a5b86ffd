package io.plumbline.model.features;

import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.model.image.InputShape;
import java.util.List;

/**
 * What is left of an image when its content is taken away, where white is 1: the mean distance between a pixel and the
 * mean of its 3×3 neighbourhood, the same for the median, and the mean absolute response of the kernel
 * (1, −2, 1) ⊗ (1, −2, 1). Over all pixels that have eight neighbours; 0 where an image has none.
 *
 * <p>The kernel: Immerkær, "Fast Noise Variance Estimation", Computer Vision and Image Understanding 64, 1996.
 */
public final class ResidualFeatures implements FeatureGroup {

    private static final double WHITE = 255;

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
        return (image, into, from) -> {
            Neighbourhoods around = image.neighbourhoods();
            // Nine times the distance to the mean, 9 · centre − sum of all nine, so that it stays a whole number.
            into[from] = meanMagnitude(around.response(-1, -1, 8), around.count()) / 9;
            into[from + 1] = meanMagnitude(around.differenceFromMedian(), around.count());
            into[from + 2] = meanMagnitude(around.response(1, -2, 4), around.count());
        };
    }

    private static float meanMagnitude(int[] residual, int count) {
        Elementwise.absolute(residual, residual);
        return count == 0 ? 0 : (float) ((double) Sums.of(residual) / count / WHITE);
    }
}
