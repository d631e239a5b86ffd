package io.plumbline.drift.statistics.serial;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import io.plumbline.drift.statistics.codec.DamagedException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is left of pairs of neighbours (x, y) in a stream: their number, and for each feature the sums of x, y, x², y² and xy of
 * their {@link RankScores}. Neighbours are images that follow one another in one pane of one partition. The pair across the
 * border of two panes is left out: that costs one pair in a pane, and in return sums need no order, so those of any panes and
 * partitions merge by addition, in any order and grouping to the same bits, as counts do. Immutable.
 */
public final class SerialPairs {

    private static final int SUMS = 5;

    private final int features;
    private final long pairs;
    private final long[] sums;

    private SerialPairs(int features, long pairs, long[] sums) {
        this.features = features;
        this.pairs = pairs;
        this.sums = sums;
    }

    public static SerialPairs empty(int features) {
        return new SerialPairs(features, 0, new long[features * SUMS]);
    }

    /**
     * The pairs of one pane of one partition.
     *
     * @param rows its rows of bin numbers in the order of their offsets; of fewer than two there is no pair
     */
    public static SerialPairs of(RankScores scores, List<byte[]> rows) {
        int features = scores.features();
        long[] sums = new long[features * SUMS];
        for (int i = 1; i < rows.size(); i++) {
            add(scores, rows.get(i - 1), rows.get(i), sums);
        }
        return new SerialPairs(features, Math.max(0, rows.size() - 1), sums);
    }

    private static void add(RankScores scores, byte[] earlier, byte[] later, long[] sums) {
        for (int feature = 0, at = 0; feature < earlier.length; feature++, at += SUMS) {
            int x = scores.score(feature, earlier[feature]);
            int y = scores.score(feature, later[feature]);
            sums[at] += x;
            sums[at + 1] += y;
            sums[at + 2] += (long) x * x;
            sums[at + 3] += (long) y * y;
            sums[at + 4] += (long) x * y;
        }
    }

    public SerialPairs plus(SerialPairs other) {
        if (features != other.features) {
            throw new IllegalArgumentException(
                    "Pairs of %d and of %d features do not add up".formatted(features, other.features));
        }
        long[] both = new long[sums.length];
        Arrays.setAll(both, i -> sums[i] + other.sums[i]);
        return new SerialPairs(features, pairs + other.pairs, both);
    }

    /** How many pairs of neighbours were seen. */
    public long pairs() {
        return pairs;
    }

    /** The estimates of all features, in the model's order. */
    public List<Autocorrelation> estimates() {
        return IntStream.range(0, features)
                .mapToObj(feature -> new Autocorrelation(centred(feature).correlation(), pairs))
                .toList();
    }

    /** The sums of one feature about the means of these pairs. */
    CentredSums centred(int feature) {
        if (pairs == 0) {
            return CentredSums.NONE;
        }
        int at = feature * SUMS;
        double meanX = (double) sums[at] / pairs;
        double meanY = (double) sums[at + 1] / pairs;
        return new CentredSums(
                sums[at + 2] - meanX * sums[at],
                sums[at + 3] - meanY * sums[at + 1],
                sums[at + 4] - meanX * sums[at + 1]);
    }

    int features() {
        return features;
    }

    /** Writes the sums as a part of something larger. */
    public void writeTo(BytesOut out) {
        out.writeCount(features);
        out.writeLong(pairs);
        for (long sum : sums) {
            out.writeLong(sum);
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public static SerialPairs readFrom(BytesIn in) {
        int features = in.readCount(SUMS * Long.BYTES);
        long pairs = in.readLong();
        if (pairs < 0) {
            throw new DamagedException("there cannot be %d pairs".formatted(pairs));
        }
        long[] sums = new long[features * SUMS];
        Arrays.setAll(sums, i -> in.readLong());
        return new SerialPairs(features, pairs, sums);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SerialPairs that && pairs == that.pairs && Arrays.equals(sums, that.sums);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sums);
    }

    @Override
    public String toString() {
        return "SerialPairs[features=%d, pairs=%d]".formatted(features, pairs);
    }
}
