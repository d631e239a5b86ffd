package io.plumbline.drift.statistics.rolling;

/**
 * Whether a feature is still moving: how much farther the newer half of the window is from the reference than the older
 * half, both measured at the place where the whole window is farthest.
 *
 * @param change the difference of the two distances, −1 to 1; positive if the feature moves on, negative if it comes back
 * @param course what the change amounts to, given its standard error
 */
public record Trend(double change, Course course) {

    /** Whether a change is larger than chance explains. */
    public enum Course {
        /** Moving away from the reference, by more than two standard errors. */
        RISING,
        /** No change beyond two standard errors, or a window of a single pane. */
        STEADY,
        /** Coming back to the reference, by more than two standard errors. */
        FALLING
    }

    static Trend steady() {
        return new Trend(0, Course.STEADY);
    }

    static Trend of(double change, double standardError) {
        if (Math.abs(change) <= 2 * standardError) {
            return new Trend(change, Course.STEADY);
        }
        return new Trend(change, change > 0 ? Course.RISING : Course.FALLING);
    }
}
