package io.plumbline.drift.statistics.quantiles;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.bins.FeatureBins;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How the values of one feature were spread in the reference and are spread in a window, from counts in the same bins.
 * Quantiles are those of finite values; what is not finite is told apart, as a share of all.
 *
 * @param feature its name and unit
 * @param quantiles 5, 25, 50, 75 and 95 of 100, ascending; none if either side has no finite value
 * @param notFiniteBefore the share of the reference that is infinite or NaN, 0 to 1
 * @param notFiniteAfter the share of the window that is infinite or NaN, 0 to 1
 */
public record FeatureQuantiles(
        FeatureSpec feature, List<QuantileShift> quantiles, double notFiniteBefore, double notFiniteAfter) {

    private static final double[] SHARES = {.05, .25, .5, .75, .95};

    public FeatureQuantiles {
        quantiles = List.copyOf(quantiles);
    }

    /**
     * Both sides of every feature, in the order of the features.
     *
     * @param binning the bins that both were counted in
     * @param before counts of one image or more
     * @param after counts of one image or more
     */
    public static List<FeatureQuantiles> of(Binning binning, BinCounts before, BinCounts after) {
        return IntStream.range(0, binning.featureCount())
                .mapToObj(feature -> of(binning, before, after, feature))
                .toList();
    }

    private static FeatureQuantiles of(Binning binning, BinCounts before, BinCounts after, int feature) {
        FeatureBins bins = binning.bins(feature);
        BinnedEcdf reference = new BinnedEcdf(bins, before, feature);
        BinnedEcdf window = new BinnedEcdf(bins, after, feature);
        List<QuantileShift> shifts = reference.isEmpty() || window.isEmpty()
                ? List.of()
                : DoubleStream.of(SHARES)
                        .mapToObj(share -> new QuantileShift(share, reference.quantile(share), window.quantile(share)))
                        .toList();
        return new FeatureQuantiles(
                binning.features().get(feature), shifts, notFinite(before, feature), notFinite(after, feature));
    }

    private static double notFinite(BinCounts counts, int feature) {
        return (double) counts.notFinite(feature) / counts.images();
    }
}
