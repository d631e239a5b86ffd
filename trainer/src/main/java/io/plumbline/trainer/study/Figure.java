package io.plumbline.trainer.study;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * The mean of one figure over several seeds.
 *
 * @param deviation the standard deviation from seed to seed; 0 of one seed
 * @param halfInterval how far the 95 % interval of the mean reaches to either side (Student's); infinite for one seed
 */
record Figure(double mean, double deviation, double halfInterval) {

    private static final double UPPER = 0.975;

    /** Of one value or more. */
    static Figure of(double... values) {
        SummaryStatistics summary = new SummaryStatistics();
        for (double value : values) {
            summary.addValue(value);
        }
        if (values.length < 2) {
            return new Figure(summary.getMean(), 0, Double.POSITIVE_INFINITY);
        }
        double quantile = new TDistribution(values.length - 1.0).inverseCumulativeProbability(UPPER);
        return new Figure(
                summary.getMean(),
                summary.getStandardDeviation(),
                quantile * summary.getStandardDeviation() / Math.sqrt(values.length));
    }

    /** Whether the interval leaves no doubt on which side of 0 the mean is. */
    boolean isClear() {
        return Math.abs(mean) > halfInterval;
    }
}
