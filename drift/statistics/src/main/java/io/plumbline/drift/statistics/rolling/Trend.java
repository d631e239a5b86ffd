package io.plumbline.drift.statistics.rolling;

/**
 * Whether a feature is still moving: how much farther the newer half of the window is from the reference than the older
 * half, both measured at the place where the whole window is farthest.
 *
 * @param change the difference of the two distances, −1 to 1; positive if the feature moves on, negative if it comes back; 0
 *     in a window of a single pane
 */
public record Trend(double change) {

    static Trend steady() {
        return new Trend(0);
    }
}
