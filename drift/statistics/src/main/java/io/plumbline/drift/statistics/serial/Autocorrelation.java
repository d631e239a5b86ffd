package io.plumbline.drift.statistics.serial;

/**
 * How much one image says about the next, in one feature.
 *
 * @param lagOne the correlation of the ranks of neighbours, −1 to 1; 0 on a stream without order
 * @param pairs how many pairs of neighbours it was estimated from
 */
public record Autocorrelation(double lagOne, long pairs) {

    /**
     * The standard error of the estimate, √((1 − r²)/pairs), which is Bartlett's for a stream in which all dependence goes
     * through the neighbour; infinite without pairs. M. S. Bartlett, "On the theoretical specification and sampling properties
     * of autocorrelated time-series", Supplement to the Journal of the Royal Statistical Society 8 (1946), 27–41.
     */
    public double standardError() {
        return pairs == 0 ? Double.POSITIVE_INFINITY : Math.sqrt((1 - lagOne * lagOne) / pairs);
    }

    /**
     * How many times wider the shares of a window scatter than on a stream without order, in variance: (1 + r)/(1 − r), if all
     * dependence goes through the neighbour. Infinite where neighbours are alike.
     */
    public double varianceInflation() {
        return (1 + lagOne) / (1 - lagOne);
    }
}
