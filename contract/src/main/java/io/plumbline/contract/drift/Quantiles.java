package io.plumbline.contract.drift;

import io.plumbline.contract.check.Require;

/**
 * Where the middle half of a feature's values lies, to the next bin edge of the reference, in the unit of the feature.
 *
 * @param lower the quantile .25
 * @param median the quantile .5
 * @param upper the quantile .75
 */
public record Quantiles(double lower, double median, double upper) {

    public Quantiles {
        Require.finite("lower", lower);
        Require.finite("median", median);
        Require.finite("upper", upper);
    }
}
