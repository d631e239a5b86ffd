package io.plumbline.drift.statistics.edetector;

import io.plumbline.drift.statistics.ks.Direction;

/**
 * Something that may happen to an image more often than it should: feature x ≤ t ({@link Direction#DOWN}) or x &gt; t
 * ({@link Direction#UP}) for the upper end t of a bin. Infinite values and NaN count as x &gt; t.
 *
 * @param feature the number of the feature
 * @param bin the bin whose upper end is t
 * @param side which side of t
 * @param referenceShare the share of the reference at or below t, 0 to 1
 * @param limit p0: the largest probability that passes for healthy, above 0 and below 1
 */
record Event(int feature, int bin, Direction side, double referenceShare, double limit) {

    Event {
        if (!(limit > 0 && limit < 1)) {
            throw new IllegalArgumentException("A limit is between 0 and 1, not %s".formatted(limit));
        }
    }

    /** How many of a pane's images it happened to, given how many have x ≤ t. */
    int hits(int images, int below) {
        return side == Direction.DOWN ? below : images - below;
    }
}
