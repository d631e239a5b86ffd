package io.plumbline.contract.drift;

import io.plumbline.contract.check.Require;

/**
 * Whether images come independently of those before them, as the promised run lengths need.
 *
 * @param feature the feature whose values depend most on the ones before
 * @param correlation its lag-1 autocorrelation, in [−1, 1]
 * @param promiseHolds whether that is little enough for the promised run lengths
 */
public record SerialDependence(String feature, double correlation, boolean promiseHolds) {

    public SerialDependence {
        Require.text("feature", feature);
        Require.within("correlation", -1, 1, correlation);
    }
}
