package io.plumbline.trainer.retraining;

import java.time.Duration;

/**
 * Which recent images are learnt from and judged by.
 *
 * @param leastLabelled how many labelled images a retraining takes at least, {@value #LEAST} or more
 * @param patience how long to wait for so many, at most a week
 * @param mostImages how many images are read at most, labelled or not; at least {@code leastLabelled}
 * @param mostBytes how much the images that are read may take, encoded: ends the reading as {@code mostImages} does; at
 *     least 1
 * @param judgingShare the share of the labelled images, by the hash of their ids, that is never learnt from but judged by;
 *     between 0 and 1
 */
public record RecentOptions(int leastLabelled, Duration patience, int mostImages, long mostBytes, double judgingShare) {

    /** With fewer, a share of them judges nothing. */
    public static final int LEAST = 50;

    /** Meanwhile no other trigger is answered. */
    private static final Duration LONGEST_PATIENCE = Duration.ofDays(7);

    private static final long HALF_A_GIBIBYTE = 512L << 20;

    public RecentOptions {
        if (leastLabelled < LEAST || mostImages < leastLabelled) {
            throw new IllegalArgumentException(
                    "A retraining with at least %d labelled images of at most %d cannot be: expected at least %d, and as many images in all"
                            .formatted(leastLabelled, mostImages, LEAST));
        }
        if (mostBytes < 1) {
            throw new IllegalArgumentException(
                    "A retraining cannot keep images in %d bytes; expected at least 1".formatted(mostBytes));
        }
        if (patience.isNegative() || patience.compareTo(LONGEST_PATIENCE) > 0) {
            throw new IllegalArgumentException("Not a patience for labels: %d s; expected 0 to %d s (%d days)"
                    .formatted(patience.toSeconds(), LONGEST_PATIENCE.toSeconds(), LONGEST_PATIENCE.toDays()));
        }
        if (!(judgingShare > 0 && judgingShare < 1)) {
            throw new IllegalArgumentException(
                    "Not a share for judging: %s; expected a number between 0 and 1".formatted(judgingShare));
        }
    }

    /** In half a gibibyte of images. */
    public RecentOptions(int leastLabelled, Duration patience, int mostImages, double judgingShare) {
        this(leastLabelled, patience, mostImages, HALF_A_GIBIBYTE, judgingShare);
    }

    /** 2 000 labelled images within 10 minutes, of 50 000 and half a gibibyte at most; three in ten judge. */
    public static RecentOptions defaults() {
        return new RecentOptions(2_000, Duration.ofMinutes(10), 50_000, 0.3);
    }
}
