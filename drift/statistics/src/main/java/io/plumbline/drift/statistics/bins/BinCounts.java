package io.plumbline.drift.statistics.bins;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import io.plumbline.drift.statistics.codec.DamagedException;
import java.util.Arrays;
import java.util.List;

/**
 * How many images fell into each bin of each feature. Immutable; adding is exact, so counts merged in any order and
 * grouping are the same bits. For each feature the counts of its {@value FeatureBins#BIN_COUNT} bins sum to
 * {@link #images()}.
 */
public final class BinCounts {

    private final int features;
    private final int images;
    private final int[] counts;

    private BinCounts(int features, int images, int[] counts) {
        this.features = features;
        this.images = images;
        this.counts = counts;
    }

    public static BinCounts empty(int features) {
        if (features < 1) {
            throw new IllegalArgumentException("Counts need at least one feature, not %d".formatted(features));
        }
        return new BinCounts(features, 0, new int[features * FeatureBins.BIN_COUNT]);
    }

    /**
     * Counts rows of bin numbers as made by {@link Binning#row}.
     *
     * @param rows each of length {@code features}
     */
    public static BinCounts of(int features, List<byte[]> rows) {
        int[] counts = empty(features).counts;
        rows.forEach(row -> count(row, features, counts));
        return new BinCounts(features, rows.size(), counts);
    }

    private static void count(byte[] row, int features, int[] counts) {
        if (row.length != features) {
            throw new IllegalArgumentException(
                    "A row of %d bin numbers was given where there are %d features".formatted(row.length, features));
        }
        for (int j = 0; j < features; j++) {
            int bin = Byte.toUnsignedInt(row[j]);
            if (bin >= FeatureBins.BIN_COUNT) {
                throw new IllegalArgumentException(
                        "Bin numbers are below %d, not %d".formatted(FeatureBins.BIN_COUNT, bin));
            }
            counts[j * FeatureBins.BIN_COUNT + bin]++;
        }
    }

    /** The counts of both together. */
    public BinCounts plus(BinCounts other) {
        if (features != other.features) {
            throw new IllegalArgumentException(
                    "Counts of %d features cannot be added to counts of %d".formatted(other.features, features));
        }
        int[] sum = counts.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.counts[i];
        }
        return new BinCounts(features, Math.addExact(images, other.images), sum);
    }

    public int featureCount() {
        return features;
    }

    public int images() {
        return images;
    }

    /** How many images have the feature in the bin. */
    public int count(int feature, int bin) {
        return counts[feature * FeatureBins.BIN_COUNT + bin];
    }

    /** How many images have an infinite or no value of the feature. */
    public int notFinite(int feature) {
        return count(feature, FeatureBins.INFINITE_BIN) + count(feature, FeatureBins.NAN_BIN);
    }

    public void writeTo(BytesOut out) {
        out.writeCount(features);
        out.writeCount(images);
        for (int count : counts) {
            out.writeCount(count);
        }
    }

    public static BinCounts readFrom(BytesIn in) {
        int features = in.readCount(FeatureBins.BIN_COUNT);
        int images = in.readCount();
        int[] counts = empty(features).counts;
        for (int j = 0; j < features; j++) {
            long sum = 0;
            for (int b = 0; b < FeatureBins.BIN_COUNT; b++) {
                int count = in.readCount();
                counts[j * FeatureBins.BIN_COUNT + b] = count;
                sum += count;
            }
            if (sum != images) {
                throw new DamagedException(
                        "the counts of feature %d sum to %d, not to the %d images counted".formatted(j, sum, images));
            }
        }
        return new BinCounts(features, images, counts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BinCounts that && images == that.images && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "BinCounts[features=%d, images=%d]".formatted(features, images);
    }
}
