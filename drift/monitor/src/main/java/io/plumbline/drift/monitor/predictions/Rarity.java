package io.plumbline.drift.monitor.predictions;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.FeatureBins;
import io.plumbline.drift.statistics.reference.ReferenceProfile;

/**
 * How far out in the reference an image lies: the mean over all features of −ln of the two-sided share of the reference that
 * is at least as far out, 2·min(P(X ≤ x), P(X ≥ x)), at most 1 and no less than that of one image. It picks the images
 * that people are shown, and decides nothing.
 */
final class Rarity {

    private final float[] table;

    Rarity(ReferenceProfile profile) {
        BinCounts counts = profile.counts();
        table = new float[counts.featureCount() * FeatureBins.BIN_COUNT];
        for (int feature = 0; feature < counts.featureCount(); feature++) {
            fill(counts, feature);
        }
    }

    private void fill(BinCounts counts, int feature) {
        long below = 0;
        for (int bin = 0; bin < FeatureBins.BIN_COUNT; bin++) {
            int here = counts.count(feature, bin);
            long farther = Math.min(below + here, counts.images() - below);
            double share = Math.min(1, 2.0 * Math.max(1, farther) / counts.images());
            table[feature * FeatureBins.BIN_COUNT + bin] = (float) -Math.log(share);
            below += here;
        }
    }

    /** @param row bin numbers as the reference has them, one byte per feature */
    float of(byte[] row) {
        float sum = 0;
        for (int feature = 0; feature < row.length; feature++) {
            sum += table[feature * FeatureBins.BIN_COUNT + Byte.toUnsignedInt(row[feature])];
        }
        return sum / row.length;
    }
}
