package io.plumbline.drift.statistics.edetector;

import java.util.List;

/**
 * What the e-detector says after a pane.
 *
 * @param logMean the natural logarithm of the mean M over all bets
 * @param logThreshold what it is compared with: the logarithm of the run length in images
 * @param features the strongest evidence against each feature
 * @param raised whether drift is confirmed
 */
public record Confirmation(double logMean, double logThreshold, List<FeatureEvidence> features, boolean raised) {

    public Confirmation {
        features = List.copyOf(features);
    }
}
