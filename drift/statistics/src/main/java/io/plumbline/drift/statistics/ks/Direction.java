package io.plumbline.drift.statistics.ks;

/** Where the values of a feature went, compared with the reference. */
public enum Direction {
    /** Smaller values are more frequent than in the reference. */
    DOWN,
    /** Larger values are more frequent than in the reference; NaN and infinite values count as larger than all. */
    UP
}
