package io.plumbline.drift.statistics.edetector;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import java.util.Arrays;

/**
 * M of each bet on one feature, as m · 2<sup>exponent</sup> with an exponent that the bets share. So any M fits, with one
 * exponential per bet and pane where plain logarithms would take an exponential to add and a logarithm to go back. A bet
 * that is 2<sup>−1 900</sup> times weaker than the feature's strongest may vanish. Immutable.
 */
final class Wealth {

    private static final double LOG_2 = Math.log(2);

    private final double[] m;
    private final int exponent;

    /** Takes the array over. */
    Wealth(double[] m, int exponent) {
        this.m = m;
        this.exponent = exponent;
    }

    /** Every M is 0. */
    static Wealth none(int bets) {
        return new Wealth(new double[bets], 0);
    }

    int bets() {
        return m.length;
    }

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

    /** The natural logarithm of the sum of all M. */
    double logSum() {
        double sum = 0;
        for (double each : m) {
            sum += each;
        }
        return Math.log(sum) + exponent * LOG_2;
    }

    /** The number of the bet with the largest M, the first of equals. */
    int strongest() {
        int strongest = 0;
        for (int bet = 1; bet < m.length; bet++) {
            if (m[bet] > m[strongest]) {
                strongest = bet;
            }
        }
        return strongest;
    }

    void writeTo(BytesOut out) {
        out.writeInt(exponent);
        out.writeDoubles(m);
    }

    static Wealth readFrom(BytesIn in) {
        int exponent = in.readInt();
        double[] m = in.readDoubles();
        for (double each : m) {
            if (!(each >= 0 && each < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("Evidence is a number from 0 on, not %s".formatted(each));
            }
        }
        return new Wealth(m, exponent);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Wealth that && exponent == that.exponent && Arrays.equals(m, that.m);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m);
    }

    @Override
    public String toString() {
        return "Wealth[bets=%d, logSum=%s]".formatted(m.length, logSum());
    }
}
