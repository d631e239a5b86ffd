package io.plumbline.drift.statistics.bins;

import java.util.Arrays;

/**
 * The bins of one feature. With edges t<sub>0</sub> &lt; t<sub>1</sub> &lt; … &lt; t<sub>k−1</sub>, a finite value x is in
 * bin b if t<sub>b−1</sub> &lt; x ≤ t<sub>b</sub>; bin 0 has no lower and bin k no upper end. Infinite values and NaN have
 * bins of their own, with the same numbers for every feature, so that nothing is ever dropped; they sort after all finite
 * values. Bin numbers fit into one byte.
 */
public final class FeatureBins {

    /** The most edges a feature has. */
    public static final int MAX_EDGES = 64;

    /** The bin of positive and negative infinity. */
    public static final int INFINITE_BIN = MAX_EDGES + 1;

    /** The bin of NaN. */
    public static final int NAN_BIN = MAX_EDGES + 2;

    /** How many bin numbers there are, from 0 on. */
    public static final int BIN_COUNT = MAX_EDGES + 3;

    private static final int SIGN = Integer.SIZE - 1;

    private final float[] edges;
    private final int[] searchable;

    private FeatureBins(float[] edges) {
        this.edges = edges;
        this.searchable = new int[MAX_EDGES];
        Arrays.setAll(searchable, i -> ordered(i < edges.length ? edges[i] : Float.POSITIVE_INFINITY));
    }

    /**
     * Bins with the given edges.
     *
     * @param edges 1 to {@value #MAX_EDGES} finite values, strictly ascending
     */
    public static FeatureBins ofEdges(float... edges) {
        if (edges.length < 1 || edges.length > MAX_EDGES) {
            throw new IllegalArgumentException(
                    "A feature has 1 to %d bin edges, not %d".formatted(MAX_EDGES, edges.length));
        }
        for (int i = 0; i < edges.length; i++) {
            if (!Float.isFinite(edges[i]) || (i > 0 && !(edges[i - 1] < edges[i]))) {
                throw new IllegalArgumentException(
                        "Bin edges are finite and strictly ascending, not %s".formatted(Arrays.toString(edges)));
            }
        }
        return new FeatureBins(edges.clone());
    }

    /**
     * Bins whose edges are quantiles of the given values, see {@link QuantileEdges}.
     *
     * @throws IllegalArgumentException if no value is finite
     */
    public static FeatureBins ofQuantiles(float[] values) {
        return ofEdges(QuantileEdges.of(values));
    }

    /** The bin of a value, 0 to {@value #BIN_COUNT} − 1. */
    public int binOf(float value) {
        if (!Float.isFinite(value)) {
            return Float.isNaN(value) ? NAN_BIN : INFINITE_BIN;
        }
        int wanted = ordered(value);
        int below = 0;
        for (int step = MAX_EDGES / 2; step > 0; step >>= 1) {
            below += step & -oneIfLess(searchable[below + step - 1], wanted);
        }
        return below + oneIfLess(searchable[below], wanted);
    }

    /** A whole number that sorts as the finite value does, with −0 as 0. */
    private static int ordered(float value) {
        int bits = Float.floatToRawIntBits(value + 0.0f);
        return bits ^ ((bits >> SIGN) & Integer.MAX_VALUE);
    }

    /** Arithmetic, because a branch that goes either way as often costs more than all the rest of the search. */
    private static int oneIfLess(int a, int b) {
        return (int) (((long) a - b) >>> (Long.SIZE - 1));
    }

    public int edgeCount() {
        return edges.length;
    }

    /** The upper end of a bin, which belongs to the bin. */
    public float edge(int bin) {
        return edges[bin];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureBins that && Arrays.equals(edges, that.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }

    @Override
    public String toString() {
        return "FeatureBins" + Arrays.toString(edges);
    }
}
