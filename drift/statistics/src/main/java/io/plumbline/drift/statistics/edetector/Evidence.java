package io.plumbline.drift.statistics.edetector;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import java.util.Arrays;

/** What an e-detector has gathered so far: the logarithm of M for each of its bets. Immutable. */
public final class Evidence {

    private final double[] logM;

    /** Takes the array over. */
    Evidence(double[] logM) {
        this.logM = logM;
    }

    /** Nothing seen yet: every M is 0. */
    static Evidence none(int bets) {
        double[] logM = new double[bets];
        Arrays.fill(logM, Double.NEGATIVE_INFINITY);
        return new Evidence(logM);
    }

    int bets() {
        return logM.length;
    }

    double logM(int bet) {
        return logM[bet];
    }

    public void writeTo(BytesOut out) {
        out.writeDoubles(logM);
    }

    public static Evidence readFrom(BytesIn in) {
        double[] logM = in.readDoubles();
        for (double value : logM) {
            if (Double.isNaN(value) || value == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("Evidence is a number below infinity, not %s".formatted(value));
            }
        }
        return new Evidence(logM);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence that && Arrays.equals(logM, that.logM);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(logM);
    }

    @Override
    public String toString() {
        return "Evidence[bets=%d]".formatted(logM.length);
    }
}
