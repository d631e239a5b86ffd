package io.plumbline.drift.statistics.accuracy;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;

/**
 * How many labelled predictions were right and wrong. Immutable; adding is exact, so any order and grouping gives the same.
 *
 * @param right 0 or more
 * @param wrong 0 or more
 */
public record Outcomes(int right, int wrong) {

    private static final Outcomes EMPTY = new Outcomes(0, 0);

    public Outcomes {
        if (right < 0 || wrong < 0) {
            throw new IllegalArgumentException(
                    "Neither right nor wrong predictions are negative: %d, %d".formatted(right, wrong));
        }
    }

    public static Outcomes empty() {
        return EMPTY;
    }

    public static Outcomes of(int right, int wrong) {
        return new Outcomes(right, wrong);
    }

    public Outcomes plus(Outcomes other) {
        return new Outcomes(Math.addExact(right, other.right), Math.addExact(wrong, other.wrong));
    }

    /** How many labels there are. */
    public int labels() {
        return Math.addExact(right, wrong);
    }

    /** The share that is right: right / (right + wrong), and NaN without labels. */
    public double accuracy() {
        return (double) right / labels();
    }

    /** Where the accuracy lies, by {@link Interval#wilson}, from 0 to 1 without labels. */
    public Interval interval(double confidence) {
        return Interval.wilson(right, labels(), confidence);
    }

    public void writeTo(BytesOut out) {
        out.writeCount(right);
        out.writeCount(wrong);
    }

    public static Outcomes readFrom(BytesIn in) {
        return new Outcomes(in.readCount(), in.readCount());
    }
}
