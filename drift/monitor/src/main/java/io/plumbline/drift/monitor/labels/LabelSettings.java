package io.plumbline.drift.monitor.labels;

import java.time.Duration;

/**
 * How labels are joined with predictions. All times are those of the records: the image's, and the label's own.
 *
 * @param retention how much later than its image a label may come and still count; zero: no labels are read at all
 * @param patience how much earlier than its image a label may come and still count
 * @param mostKept how many predictions are kept at most, in each partition; 1 or more
 */
public record LabelSettings(Duration retention, Duration patience, long mostKept) {

    /**
     * How long after a label or its image, whichever is later, the two are judged, in the predictions' time: by then, they
     * are known wherever anything is judged, so that a replay judges them at the same image.
     */
    public static final Duration NOTICE = Duration.ofSeconds(10);

    /** How far one partition of predictions may be behind another, in their time, while what is past is read again. */
    private static final Duration LAG = Duration.ofHours(1);

    public LabelSettings {
        if (retention.isNegative() || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "Labels may come zero or more time after or before their images, not %s and %s"
                            .formatted(retention, patience));
        }
        if (mostKept < 1) {
            throw new IllegalArgumentException("At least 1 prediction must be kept, not %d".formatted(mostKept));
        }
    }

    /** A day after the image, ten minutes before it, and 5 million predictions (some 1 GB of disk) in each partition. */
    public static LabelSettings defaults() {
        return new LabelSettings(Duration.ofDays(1), Duration.ofMinutes(10), 5_000_000);
    }

    /** Labels are not read. */
    public static LabelSettings off() {
        return new LabelSettings(Duration.ZERO, Duration.ZERO, 1);
    }

    public boolean areRead() {
        return !retention.isZero();
    }

    /**
     * How long predictions are kept: half as long again as their labels count, so that those that come later can be told from
     * labels of images that nobody ever saw; and {@link #LAG}.
     */
    Duration kept() {
        return retention.plus(retention.dividedBy(2)).plus(LAG);
    }
}
