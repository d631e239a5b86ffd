package io.plumbline.drift.statistics.edetector;

import io.plumbline.drift.statistics.ks.Direction;

/**
 * The strongest evidence against one feature, and where in its distribution it was found.
 *
 * @param logM the natural logarithm of the largest M among the feature's bets, −∞ before the first pane
 * @param direction where the values went
 * @param edge the value that more images than allowed are at or below (down), or above (up)
 * @param referenceShare the share of the reference at or below the edge, 0 to 1: the quantile that moved
 */
public record FeatureEvidence(double logM, Direction direction, float edge, double referenceShare) {}
