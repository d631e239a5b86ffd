package io.plumbline.drift.statistics.reference;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.drift.statistics.calibration.Calibration;
import io.plumbline.drift.statistics.calibration.Calibrator;
import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import io.plumbline.drift.statistics.codec.DamagedException;
import io.plumbline.drift.statistics.codec.Envelope;
import java.util.Arrays;
import java.util.List;

/**
 * What the features of a model look like as long as nothing has changed: bin edges from validation images, counts from n
 * reference images, and how often chance alone would alarm. Neither kind of image may have been trained on, and both must
 * be encoded in the mix in which images will arrive.
 *
 * @param binning the features and their bins
 * @param counts how many of the n reference images fell into each bin
 * @param calibration thresholds of the rolling test for this reference
 */
public record ReferenceProfile(Binning binning, BinCounts counts, Calibration calibration) {

    private static final Envelope ENVELOPE = new Envelope("reference profile", "PLRP", 1);

    public ReferenceProfile {
        if (counts.images() < 1 || counts.featureCount() != binning.featureCount()) {
            throw new IllegalArgumentException(
                    "A reference counts at least one image in each of its %d features, not %d images in %d"
                            .formatted(binning.featureCount(), counts.images(), counts.featureCount()));
        }
    }

    /**
     * Makes the profile of a model.
     *
     * @param features d features
     * @param validation feature vectors that place the bin edges, each of length d
     * @param reference feature vectors of n other images, each of length d; n = 10 000 is recommended
     * @param calibrator finds the thresholds
     */
    public static ReferenceProfile of(
            List<FeatureSpec> features, float[][] validation, float[][] reference, Calibrator calibrator) {
        Binning binning = Binning.ofQuantiles(features, validation);
        List<byte[]> rows = Arrays.stream(reference).map(binning::row).toList();
        BinCounts counts = BinCounts.of(binning.featureCount(), rows);
        return new ReferenceProfile(binning, counts, calibrator.calibrate(rows, counts));
    }

    /** How many reference images were counted; n in the formulas. */
    public int images() {
        return counts.images();
    }

    public byte[] toBytes() {
        return ENVELOPE.seal(this::writeTo);
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws DamagedException if the bytes are anything else, with the reason
     */
    public static ReferenceProfile fromBytes(byte[] bytes) {
        return ENVELOPE.open(bytes, ReferenceProfile::readFrom);
    }

    private void writeTo(BytesOut out) {
        binning.writeTo(out);
        counts.writeTo(out);
        calibration.writeTo(out);
    }

    private static ReferenceProfile readFrom(BytesIn in) {
        return new ReferenceProfile(Binning.readFrom(in), BinCounts.readFrom(in), Calibration.readFrom(in));
    }
}
