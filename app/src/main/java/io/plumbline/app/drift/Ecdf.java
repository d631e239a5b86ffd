package io.plumbline.app.drift;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.FeatureBins;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The empirical distribution of one feature, before and now, at the bin edges of the reference.
 *
 * @param feature its name
 * @param unit of its values
 * @param edges the bin edges, ascending
 * @param reference the share of the reference at or below each edge, 0 to 1
 * @param window the share of the window at or below each edge, 0 to 1
 */
public record Ecdf(String feature, String unit, List<Float> edges, List<Double> reference, List<Double> window) {

    public Ecdf {
        edges = List.copyOf(edges);
        reference = List.copyOf(reference);
        window = List.copyOf(window);
    }

    /** Those of every feature, the largest distance first. */
    public static List<Ecdf> of(ReferenceProfile profile, BinCounts window) {
        return IntStream.range(0, profile.binning().featureCount())
                .mapToObj(feature -> of(profile, window, feature))
                .sorted((one, other) -> Double.compare(other.distance(), one.distance()))
                .toList();
    }

    private static Ecdf of(ReferenceProfile profile, BinCounts window, int feature) {
        FeatureBins bins = profile.binning().bins(feature);
        List<Float> edges = new ArrayList<>();
        for (int bin = 0; bin < bins.edgeCount(); bin++) {
            edges.add(bins.edge(bin));
        }
        return new Ecdf(
                profile.binning().features().get(feature).name(),
                profile.binning().features().get(feature).unit(),
                edges,
                shares(profile.counts(), feature, edges.size()),
                shares(window, feature, edges.size()));
    }

    private static List<Double> shares(BinCounts counts, int feature, int edges) {
        List<Double> shares = new ArrayList<>();
        long below = 0;
        for (int bin = 0; bin < edges; bin++) {
            below += counts.count(feature, bin);
            shares.add((double) below / counts.images());
        }
        return shares;
    }

    /** D: the largest difference of the two at an edge, 0 to 1. */
    public double distance() {
        double largest = 0;
        for (int i = 0; i < edges.size(); i++) {
            largest = Math.max(largest, Math.abs(reference.get(i) - window.get(i)));
        }
        return largest;
    }
}
