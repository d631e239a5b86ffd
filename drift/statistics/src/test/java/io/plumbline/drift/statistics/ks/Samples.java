package io.plumbline.drift.statistics.ks;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.FeatureBins;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Two samples of raw values, and the same as counts in shared bins. */
record Samples(List<Double> reference, List<Double> window) {

    KsResult test() {
        float[] all = new float[reference.size() + window.size()];
        double[] both = DoubleStream.concat(values(reference), values(window)).toArray();
        for (int i = 0; i < all.length; i++) {
            all[i] = (float) both[i];
        }
        FeatureBins bins = FeatureBins.ofQuantiles(all);
        return new KsTest().test(counts(bins, reference), counts(bins, window), 0);
    }

    private static DoubleStream values(List<Double> sample) {
        return sample.stream().mapToDouble(Double::doubleValue);
    }

    private static BinCounts counts(FeatureBins bins, List<Double> sample) {
        Stream<byte[]> rows = sample.stream().map(value -> new byte[] {(byte) bins.binOf(value.floatValue())});
        return BinCounts.of(1, rows.toList());
    }
}
