package io.plumbline.drift.statistics.edetector;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import java.util.Arrays;

/**
 * What an e-detector has gathered so far: M for each of its bets, as m · 2<sup>exponent</sup> with an exponent that they
 * share. So evidence of any strength fits, without a logarithm per bet and pane. What is 2<sup>−1 900</sup> times weaker
 * than the strongest may vanish. Immutable.
 */
public final class Evidence {

    private static final double LOG_2 = Math.log(2);

    private final double[] m;
    private final int exponent;

    /** Takes the array over. */
    Evidence(double[] m, int exponent) {
        this.m = m;
        this.exponent = exponent;
    }

    /** Nothing seen yet: every M is 0. */
    static Evidence none(int bets) {
        return new Evidence(new double[bets], 0);
    }

    int bets() {
        return m.length;
    }

    /** A bet's M, divided by 2<sup>exponent</sup>. */
    double m(int bet) {
        return m[bet];
    }

    int exponent() {
        return exponent;
    }

    /** The natural logarithm of a bet's M. */
    double logM(int bet) {
        return Math.log(m[bet]) + exponent * LOG_2;
    }

    /** The natural logarithm of the mean M. */
    double logMean() {
        double sum = 0;
        for (double each : m) {
            sum += each;
        }
        return Math.log(sum / m.length) + exponent * LOG_2;
    }

    public void writeTo(BytesOut out) {
        out.writeCount(exponent);
        out.writeDoubles(m);
    }

    public static Evidence readFrom(BytesIn in) {
        int exponent = in.readCount();
        double[] m = in.readDoubles();
        for (double each : m) {
            if (!(each >= 0 && each < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("Evidence is a number from 0 on, not %s".formatted(each));
            }
        }
        return new Evidence(m, exponent);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence that && exponent == that.exponent && Arrays.equals(m, that.m);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m);
    }

    @Override
    public String toString() {
        return "Evidence[bets=%d, logMean=%s]".formatted(m.length, logMean());
    }
}
