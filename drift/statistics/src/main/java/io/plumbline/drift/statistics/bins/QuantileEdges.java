package io.plumbline.drift.statistics.bins;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the bin edges of a feature go. Up to {@value FeatureBins#MAX_EDGES} distinct values: an edge at each, so that
 * nothing is lost by binning. More: at the quantiles i/64, i = 1 … 64, of the values (the smallest value that i/64 of them
 * do not exceed). Where several of these coincide there is an atom, such as a saturated softmax, that deserves a bin of its
 * own: it gets one edge at its value, and one at the next smaller number.
 */
final class QuantileEdges {

    private QuantileEdges() {}

    static float[] of(float[] values) {
        float[] sorted = sortedFinite(values);
        if (sorted.length == 0) {
            throw new IllegalArgumentException(
                    "None of %d values is finite, so there is no place for bin edges; check how this feature is computed"
                            .formatted(values.length));
        }
        Set<Float> edges = new TreeSet<>();
        for (float value : sorted) {
            edges.add(value);
            if (edges.size() > FeatureBins.MAX_EDGES) {
                return toArray(quantiles(sorted));
            }
        }
        return toArray(edges);
    }

    private static Set<Float> quantiles(float[] sorted) {
        Set<Float> edges = new TreeSet<>();
        for (int i = 1; i <= FeatureBins.MAX_EDGES; i++) {
            long before = ((long) i * sorted.length - 1) / FeatureBins.MAX_EDGES;
            float quantile = sorted[(int) before];
            if (!edges.add(quantile)) {
                edges.add(Math.max(Math.nextDown(quantile), -Float.MAX_VALUE));
            }
        }
        return edges;
    }

    /** Also turns −0 into 0, which equals it but sorts and prints apart. */
    private static float[] sortedFinite(float[] values) {
        float[] finite = new float[values.length];
        int count = 0;
        for (float value : values) {
            if (Float.isFinite(value)) {
                finite[count++] = value + 0.0f;
            }
        }
        float[] sorted = Arrays.copyOf(finite, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static float[] toArray(Set<Float> edges) {
        float[] array = new float[edges.size()];
        int i = 0;
        for (float edge : edges) {
            array[i++] = edge;
        }
        return array;
    }
}
