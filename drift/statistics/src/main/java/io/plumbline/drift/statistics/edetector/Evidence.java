package io.plumbline.drift.statistics.edetector;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import java.util.ArrayList;
import java.util.List;

/**
 * What an e-detector has gathered so far: M for each of its bets on each feature, and a fingerprint of the bets, for it means
 * nothing to others. Immutable.
 */
public final class Evidence {

    private final int betsFingerprint;
    private final List<Wealth> features;

    Evidence(int betsFingerprint, List<Wealth> features) {
        this.betsFingerprint = betsFingerprint;
        this.features = List.copyOf(features);
    }

    int betsFingerprint() {
        return betsFingerprint;
    }

    List<Wealth> features() {
        return features;
    }

    int bets() {
        return features.stream().mapToInt(Wealth::bets).sum();
    }

    /** The natural logarithm of the mean M of all bets; −∞ before the first pane. */
    double logMean() {
        double[] logSums = features.stream().mapToDouble(Wealth::logSum).toArray();
        double largest = Double.NEGATIVE_INFINITY;
        for (double logSum : logSums) {
            largest = Math.max(largest, logSum);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (double logSum : logSums) {
            sum += Math.exp(logSum - largest);
        }
        return largest + Math.log(sum / bets());
    }

    public void writeTo(BytesOut out) {
        out.writeInt(betsFingerprint);
        out.writeCount(features.size());
        features.forEach(wealth -> wealth.writeTo(out));
    }

    public static Evidence readFrom(BytesIn in) {
        int betsFingerprint = in.readInt();
        List<Wealth> features = new ArrayList<>();
        for (int left = in.readCount(); left > 0; left--) {
            features.add(Wealth.readFrom(in));
        }
        return new Evidence(betsFingerprint, features);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence that
                && betsFingerprint == that.betsFingerprint
                && features.equals(that.features);
    }

    @Override
    public int hashCode() {
        return features.hashCode();
    }

    @Override
    public String toString() {
        return "Evidence[bets=%d, logMean=%s]".formatted(bets(), logMean());
    }
}
