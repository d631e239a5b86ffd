package io.plumbline.drift.statistics.pane;

/**
 * The offsets of one partition that a pane covers.
 *
 * @param first the smallest offset, 0 or more
 * @param last the largest offset, which belongs to the range
 */
public record OffsetRange(long first, long last) {

    public OffsetRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException(
                    "Offsets run from 0 on and upwards, not from %d to %d".formatted(first, last));
        }
    }

    /** The smallest range that holds both. */
    public OffsetRange plus(OffsetRange other) {
        return new OffsetRange(Math.min(first, other.first), Math.max(last, other.last));
    }
}
