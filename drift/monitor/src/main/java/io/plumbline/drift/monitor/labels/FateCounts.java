package io.plumbline.drift.monitor.labels;

import io.plumbline.contract.drift.LabelCounts;
import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import io.plumbline.drift.statistics.codec.DamagedException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How many labels met each fate. Immutable.
 *
 * @param counts one for each fate, in their order
 */
public record FateCounts(List<Long> counts) {

    private static final List<LabelFate> FATES = List.of(LabelFate.values());

    public FateCounts {
        counts = List.copyOf(counts);
    }

    public static FateCounts none() {
        return new FateCounts(FATES.stream().map(fate -> 0L).toList());
    }

    /** One label. */
    static FateCounts of(LabelFate met) {
        return new FateCounts(FATES.stream().map(fate -> fate == met ? 1L : 0L).toList());
    }

    public FateCounts plus(FateCounts other) {
        return new FateCounts(IntStream.range(0, FATES.size())
                .mapToObj(fate -> counts.get(fate) + other.counts.get(fate))
                .toList());
    }

    public boolean isEmpty() {
        return counts.stream().allMatch(count -> count == 0);
    }

    /**
     * In the contract's words.
     *
     * @param ofNoModel those that could not be told to belong to any model
     */
    public LabelCounts told(FateCounts ofNoModel) {
        return new LabelCounts(
                count(LabelFate.JOINED),
                count(LabelFate.DUPLICATE),
                count(LabelFate.CONTRADICTORY),
                count(LabelFate.EXPIRED),
                count(LabelFate.UNKNOWN_CLASS),
                ofNoModel.count(LabelFate.UNKNOWN_IMAGE));
    }

    private long count(LabelFate fate) {
        return counts.get(FATES.indexOf(fate));
    }

    public void writeTo(BytesOut out) {
        out.writeCount(FATES.size());
        counts.forEach(out::writeLong);
    }

    public static FateCounts readFrom(BytesIn in) {
        long[] read = new long[FATES.size()];
        int written = in.readCount(Long.BYTES);
        if (written > read.length) {
            throw new DamagedException(
                    "it counts %d fates of labels, of which this Plumbline knows %d".formatted(written, read.length));
        }
        for (int fate = 0; fate < written; fate++) {
            read[fate] = in.readLong();
        }
        return new FateCounts(LongStream.of(read).boxed().toList());
    }
}
