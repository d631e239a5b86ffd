package io.plumbline.drift.statistics.serial;

import java.util.List;

/**
 * What is known of a stream's order after a pane.
 *
 * @param gathered what to go on with
 * @param estimates the autocorrelation of each feature, from the pairs gathered since the last look, this one's included
 * @param dependent the numbers of the features in which images depend on their neighbours; empty before there are pairs
 *     enough
 */
public record SerialLook(PairsByPartition gathered, List<Autocorrelation> estimates, List<Integer> dependent) {

    public SerialLook {
        estimates = List.copyOf(estimates);
        dependent = List.copyOf(dependent);
    }

    /** Whether the promised run lengths can no longer be kept. */
    public boolean warns() {
        return !dependent.isEmpty();
    }
}
