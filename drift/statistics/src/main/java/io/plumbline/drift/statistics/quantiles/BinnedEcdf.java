package io.plumbline.drift.statistics.quantiles;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.FeatureBins;

/**
 * The empirical distribution of one feature's finite values as far as its bins tell it. A quantile is an edge: the smallest
 * at or below which the wanted share lies. That is exact for atoms and where each value has a bin of its own, and else too
 * large by less than the width of one bin, which is a 64th of the validation images. Above the last edge nothing is known
 * but that it was passed, so the last edge it is.
 */
final class BinnedEcdf {

    private final FeatureBins bins;
    private final BinCounts counts;
    private final int feature;
    private final int finite;

    BinnedEcdf(FeatureBins bins, BinCounts counts, int feature) {
        this.bins = bins;
        this.counts = counts;
        this.feature = feature;
        this.finite = counts.images() - counts.notFinite(feature);
    }

    boolean isEmpty() {
        return finite == 0;
    }

    /**
     * The value at or below which a share of the finite values lies.
     *
     * @param share above 0, at most 1
     */
    double quantile(double share) {
        double wanted = share * finite;
        long below = counts.count(feature, 0);
        int bin = 0;
        while (below < wanted && bin < bins.edgeCount() - 1) {
            below += counts.count(feature, ++bin);
        }
        return bins.edge(bin);
    }
}
