package io.plumbline.drift.statistics.serial;

/**
 * What is left of pairs (x, y) of one feature once the means of their own partition are taken away.
 *
 * @param xx the sum of squares of x about its mean
 * @param yy the sum of squares of y about its mean
 * @param xy the sum of products of both
 */
record CentredSums(double xx, double yy, double xy) {

    static final CentredSums NONE = new CentredSums(0, 0, 0);

    CentredSums plus(CentredSums other) {
        return new CentredSums(xx + other.xx, yy + other.yy, xy + other.xy);
    }

    /** Pearson's correlation; 0 where x or y does not vary. */
    double correlation() {
        double scale = Math.sqrt(xx * yy);
        return scale > 0 ? Math.max(-1, Math.min(1, xy / scale)) : 0;
    }
}
