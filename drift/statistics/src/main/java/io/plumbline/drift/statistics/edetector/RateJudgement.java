package io.plumbline.drift.statistics.edetector;

/**
 * What a {@link BernoulliEDetector} says.
 *
 * @param logMean the natural logarithm of the mean M over all bets, −∞ before the first image
 * @param logThreshold what it is compared with: the logarithm of the run length in images
 * @param raised whether the rate is too high
 */
public record RateJudgement(double logMean, double logThreshold, boolean raised) {}
