package io.plumbline.drift.statistics.quantiles;

/**
 * One quantile of a feature, before and after.
 *
 * @param share which quantile, above 0 and at most 1
 * @param before the quantile of the reference, in the feature's unit
 * @param after the quantile of the window, in the feature's unit
 */
public record QuantileShift(double share, double before, double after) {}
