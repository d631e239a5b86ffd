package io.plumbline.drift.statistics.serial;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import io.plumbline.drift.statistics.codec.DamagedException;
import io.plumbline.drift.statistics.codec.Envelope;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Pairs of neighbours of several partitions, apart. Keyed senders give partitions means of their own, and neighbours share
 * their partition: about one mean for all, they would look alike although each partition's images come by chance. So the
 * correlation is that within partitions: covariance and variances about each partition's own means, added up. The means cost
 * each partition one pair, so the estimate lies by (partitions / pairs) too low, on average. Adds up in any order and grouping
 * to the same bits. Immutable.
 */
public final class PairsByPartition {

    private static final Envelope ENVELOPE = new Envelope("sum of serial pairs by partition", "PLSB", 1);

    private final int features;
    private final SortedMap<Integer, SerialPairs> byPartition;

    private PairsByPartition(int features, SortedMap<Integer, SerialPairs> byPartition) {
        this.features = features;
        this.byPartition = Collections.unmodifiableSortedMap(byPartition);
    }

    public static PairsByPartition empty(int features) {
        return new PairsByPartition(features, new TreeMap<>());
    }

    /** The pairs of a pane of this partition. */
    public static PairsByPartition of(int partition, SerialPairs pairs) {
        return new PairsByPartition(pairs.features(), new TreeMap<>(Map.of(partition, pairs)));
    }

    public PairsByPartition plus(PairsByPartition other) {
        if (features != other.features) {
            throw new IllegalArgumentException(
                    "Pairs of %d and of %d features do not add up".formatted(features, other.features));
        }
        SortedMap<Integer, SerialPairs> both = new TreeMap<>(byPartition);
        other.byPartition.forEach((partition, pairs) -> both.merge(partition, pairs, SerialPairs::plus));
        return new PairsByPartition(features, both);
    }

    public int features() {
        return features;
    }

    /** How many pairs of neighbours were seen in all partitions. */
    public long pairs() {
        return byPartition.values().stream().mapToLong(SerialPairs::pairs).sum();
    }

    /** The estimates of all features, in the model's order. */
    public List<Autocorrelation> estimates() {
        return IntStream.range(0, features)
                .mapToObj(feature -> new Autocorrelation(lagOne(feature), pairs()))
                .toList();
    }

    private double lagOne(int feature) {
        return byPartition.values().stream()
                .map(pairs -> pairs.centred(feature))
                .reduce(CentredSums.NONE, CentredSums::plus)
                .correlation();
    }

    public byte[] toBytes() {
        return ENVELOPE.seal(this::writeTo);
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws DamagedException if the bytes are anything else, with the reason
     */
    public static PairsByPartition fromBytes(byte[] bytes) {
        return ENVELOPE.open(bytes, PairsByPartition::readFrom);
    }

    private void writeTo(BytesOut out) {
        out.writeCount(features);
        out.writeCount(byPartition.size());
        byPartition.forEach((partition, pairs) -> {
            out.writeCount(partition);
            pairs.writeTo(out);
        });
    }

    private static PairsByPartition readFrom(BytesIn in) {
        PairsByPartition read = empty(in.readCount());
        for (int left = in.readCount(Integer.BYTES); left > 0; left--) {
            read = read.plus(of(in.readCount(), SerialPairs.readFrom(in)));
        }
        return read;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PairsByPartition that
                && features == that.features
                && byPartition.equals(that.byPartition);
    }

    @Override
    public int hashCode() {
        return byPartition.hashCode();
    }

    @Override
    public String toString() {
        return "PairsByPartition" + byPartition;
    }
}
