package io.plumbline.drift.monitor.panes;

import java.time.Duration;

/**
 * When a pane closes. All times are record times, so that a replay closes the same panes; a wall clock only steps in for
 * predictions that do not come.
 *
 * @param images how many images a pane holds at least
 * @param least how much time must have passed since its first image, so that a quick stream is not judged too often
 * @param mostImages it closes with so many in any case
 * @param longest it closes after so much time with however few, so that a thin partition does not keep the others waiting
 * @param silence a partition, or a model in it, that nothing came from for so long is silent: its pane closes
 */
public record PaneRule(int images, Duration least, int mostImages, Duration longest, Duration silence) {

    private static final int IMAGES_OVER_ALL_PARTITIONS = 50;
    private static final int FEWEST_IMAGES = 10;
    private static final int MOST_IMAGES = 5_000;
    private static final int PANES_IN_A_STANDSTILL = 4;

    public PaneRule {
        if (images < 1 || mostImages < images) {
            throw new IllegalArgumentException(
                    "A pane holds 1 image or more, not %d to %d".formatted(images, mostImages));
        }
        if (least.isNegative() || longest.compareTo(least) < 0 || silence.compareTo(longest) < 0) {
            throw new IllegalArgumentException(
                    "A pane stays open from %s to %s and closes after a silence of %s; each must be at least the one before"
                            .formatted(least, longest, silence));
        }
    }

    /** 50 images over all partitions but 10 in each, 100 ms to 10 s, 5 000 images at most, 30 s of silence. */
    public static PaneRule forPartitions(int partitions) {
        int share = (IMAGES_OVER_ALL_PARTITIONS + partitions - 1) / partitions;
        return new PaneRule(
                Math.max(FEWEST_IMAGES, share),
                Duration.ofMillis(100),
                MOST_IMAGES,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30));
    }

    /**
     * Whether a pane of so many images closes so long after its first. While the clock stands still because stamps that are
     * too early follow one that is too late, four times the least images are enough.
     *
     * @param imagesAtOnce how many of them came since the clock last moved
     */
    boolean closes(int imagesHeld, int imagesAtOnce, long openMs) {
        return imagesHeld >= mostImages
                || imagesAtOnce >= PANES_IN_A_STANDSTILL * images
                || openMs >= longest.toMillis()
                || (imagesHeld >= images && openMs >= least.toMillis());
    }

    /** Whether so much time without an image is a silence. */
    boolean isSilence(long quietMs) {
        return quietMs >= silence.toMillis();
    }
}
