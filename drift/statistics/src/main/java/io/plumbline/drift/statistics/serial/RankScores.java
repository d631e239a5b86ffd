package io.plumbline.drift.statistics.serial;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.FeatureBins;

/**
 * A whole number for each bin: how far, in thousandths, the middle of the bin's images stands above (or below) the middle of
 * the reference, from −{@value #MOST} to {@value #MOST}. Ranks are not carried away by single extreme values, exist for
 * infinite values and NaN too, and, being whole, add up to the same in any order.
 */
public final class RankScores {

    static final int MOST = 1000;

    private final short[] scores;
    private final int features;

    private RankScores(short[] scores, int features) {
        this.scores = scores;
        this.features = features;
    }

    /** The scores for counts of one reference image or more. */
    public static RankScores of(BinCounts reference) {
        int features = reference.featureCount();
        short[] scores = new short[features * FeatureBins.BIN_COUNT];
        for (int feature = 0; feature < features; feature++) {
            long below = 0;
            for (int bin = 0; bin < FeatureBins.BIN_COUNT; bin++) {
                int count = reference.count(feature, bin);
                double middle = (2 * below + count) / (double) reference.images() - 1;
                scores[feature * FeatureBins.BIN_COUNT + bin] = (short) Math.round(MOST * middle);
                below += count;
            }
        }
        return new RankScores(scores, features);
    }

    int features() {
        return features;
    }

    int score(int feature, byte bin) {
        return scores[feature * FeatureBins.BIN_COUNT + Byte.toUnsignedInt(bin)];
    }
}
