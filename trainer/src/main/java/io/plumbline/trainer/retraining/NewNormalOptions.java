package io.plumbline.trainer.retraining;

import java.time.Duration;

/**
 * How a challenger's reference profile comes about: from the newest images of the stream that it was not trained on.
 *
 * @param leastImages how many it takes at least, {@value #LEAST} or more
 * @param mostImages how many are taken at most; at least {@code leastImages}
 * @param patience how long to wait for the least
 * @param edgesShare the share of them, by the hash of their ids, that places bin edges instead of being counted; between 0
 *     and 1
 * @param resampledImages for each window and stride that the champion is calibrated for
 */
public record NewNormalOptions(
        int leastImages, int mostImages, Duration patience, double edgesShare, long resampledImages) {

    /** With fewer, neither edges nor counts mean anything. */
    public static final int LEAST = 100;

    public NewNormalOptions {
        if (leastImages < LEAST || mostImages < leastImages) {
            throw new IllegalArgumentException(
                    "A reference of %d to %d images cannot be: expected at least %d, and no fewer at most than at least"
                            .formatted(leastImages, mostImages, LEAST));
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("Not a patience for reference images: %s".formatted(patience));
        }
        if (!(edgesShare > 0 && edgesShare < 1)) {
            throw new IllegalArgumentException(
                    "Not a share for bin edges: %s; expected a number between 0 and 1".formatted(edgesShare));
        }
    }

    /**
     * 2 000 to 12 500 images, waited for up to 5 minutes, a fifth of them for edges, so that 10 000 are counted; calibrated
     * with 20 million resampled images, which takes seconds and covers all run lengths that a monitor may ask for.
     */
    public static NewNormalOptions defaults() {
        return new NewNormalOptions(2_000, 12_500, Duration.ofMinutes(5), 0.2, 20_000_000);
    }
}
