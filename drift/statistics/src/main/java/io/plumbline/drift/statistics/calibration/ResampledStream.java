package io.plumbline.drift.statistics.calibration;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.FeatureBins;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Endless healthy streams: rows of the reference drawn with replacement, looked at through the window of the rolling test.
 * The window is kept up to date by adding the newest pane's counts and taking away the oldest's.
 */
final class ResampledStream {

    private final int features;
    private final int images;
    private final byte[] rows;
    private final long[] expected;
    private final int stride;
    private final int panes;
    private final int exceedances;

    ResampledStream(List<byte[]> rows, BinCounts counts, CalibrationSettings settings) {
        this.features = counts.featureCount();
        this.images = counts.images();
        this.rows = flat(rows, features);
        this.stride = settings.strideImages();
        this.panes = (settings.windowImages() + stride - 1) / stride;
        this.exceedances = settings.exceedances();
        this.expected = new long[features * FeatureBins.BIN_COUNT];
        long windowImages = (long) panes * stride;
        Arrays.setAll(expected, i -> windowImages * counts.count(i / FeatureBins.BIN_COUNT, i % FeatureBins.BIN_COUNT));
    }

    private static byte[] flat(List<byte[]> rows, int features) {
        byte[] flat = new byte[Math.multiplyExact(rows.size(), features)];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, flat, i * features, features);
        }
        return flat;
    }

    /** Counts the alarms in a new stream of so many strides. */
    AlarmCounts run(RandomGenerator random, long strides) {
        int[][] ring = new int[panes][expected.length];
        int[] window = new int[expected.length];
        AlarmCounter counter = new AlarmCounter(panes, exceedances);
        for (long k = 0; k < strides; k++) {
            int[] pane = ring[(int) (k % panes)];
            for (int i = 0; i < window.length; i++) {
                window[i] -= pane[i];
            }
            draw(random, pane);
            for (int i = 0; i < window.length; i++) {
                window[i] += pane[i];
            }
            if (k >= panes - 1) {
                counter.look(k, largestT(window));
            }
        }
        return counter.counts(strides * stride);
    }

    private void draw(RandomGenerator random, int[] pane) {
        Arrays.fill(pane, 0);
        for (int i = 0; i < stride; i++) {
            int at = random.nextInt(images) * features;
            int base = 0;
            for (int j = 0; j < features; j++) {
                pane[base + rows[at + j]]++;
                base += FeatureBins.BIN_COUNT;
            }
        }
    }

    /** The largest sqrt(W) · D of all features. */
    private double largestT(int[] window) {
        long windowImages = (long) panes * stride;
        long widest = 0;
        for (int from = 0; from < window.length; from += FeatureBins.BIN_COUNT) {
            long gap = 0;
            for (int i = from; i < from + FeatureBins.BIN_COUNT; i++) {
                gap += window[i] * (long) images - expected[i];
                widest = Math.max(widest, Math.abs(gap));
            }
        }
        return (double) widest / (images * Math.sqrt((double) windowImages));
    }
}
