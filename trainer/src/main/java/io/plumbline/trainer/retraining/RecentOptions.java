package io.plumbline.trainer.retraining;

import java.time.Duration;

/**
 * Which recent images are learnt from and judged by.
 *
 * @param leastLabelled how many labelled images a retraining takes at least, {@value #LEAST} or more
 * @param patience how long to wait for so many
 * @param mostImages how many images are read at most, labelled or not; at least {@code leastLabelled}
 * @param judgingShare the share of the labelled images, by the hash of their ids, that is never learnt from but judged by;
 *     between 0 and 1
 */
public record RecentOptions(int leastLabelled, Duration patience, int mostImages, double judgingShare) {

    /** With fewer, a share of them judges nothing. */
    public static final int LEAST = 50;

    public RecentOptions {
        if (leastLabelled < LEAST || mostImages < leastLabelled) {
            throw new IllegalArgumentException(
                    "A retraining with at least %d labelled images of at most %d cannot be: expected at least %d, and as many images in all"
                            .formatted(leastLabelled, mostImages, LEAST));
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("Not a patience for labels: %s".formatted(patience));
        }
        if (!(judgingShare > 0 && judgingShare < 1)) {
            throw new IllegalArgumentException(
                    "Not a share for judging: %s; expected a number between 0 and 1".formatted(judgingShare));
        }
    }

    /** 2 000 labelled images within 10 minutes, of 50 000 at most; three in ten judge. */
    public static RecentOptions defaults() {
        return new RecentOptions(2_000, Duration.ofMinutes(10), 50_000, 0.3);
    }
}
