package io.plumbline.drift.statistics.reference;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.drift.statistics.calibration.Calibration;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.calibration.Calibrator;
import io.plumbline.drift.statistics.calibration.Look;
import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.DamagedException;
import io.plumbline.drift.statistics.codec.Envelope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * What the features of a model look like as long as nothing has changed: bin edges from validation images, counts from n
 * reference images, and how often chance alone would alarm. Neither kind of image may have been trained on, and both must
 * be encoded in the mix in which images will arrive.
 *
 * @param binning the features and their bins
 * @param counts how many of the n reference images fell into each bin
 * @param calibrations thresholds of the rolling test for this reference, one for each window and stride it was calibrated
 *     for, the usual one first; all for the same number of exceedances
 */
public record ReferenceProfile(Binning binning, BinCounts counts, List<Calibration> calibrations) {

    private static final String WHAT = "reference profile";
    private static final String MAGIC = "PLRP";
    private static final Envelope OF_ONE_CALIBRATION = new Envelope(WHAT, MAGIC, 1);
    private static final Envelope OF_SEVERAL = new Envelope(WHAT, MAGIC, 2);
    private static final int VERSION_AT = 4;

    public ReferenceProfile {
        if (counts.images() < 1 || counts.featureCount() != binning.featureCount()) {
            throw new IllegalArgumentException(
                    "A reference counts at least one image in each of its %d features, not %d images in %d"
                            .formatted(binning.featureCount(), counts.images(), counts.featureCount()));
        }
        if (calibrations.isEmpty()
                || calibrations.stream()
                                .mapToInt(each -> each.settings().exceedances())
                                .distinct()
                                .count()
                        > 1) {
            throw new IllegalArgumentException(
                    "A reference is calibrated for one window and stride or more, all with as many exceedances, not for %s"
                            .formatted(settings(calibrations)));
        }
        calibrations = List.copyOf(calibrations);
    }

    private static List<CalibrationSettings> settings(List<Calibration> calibrations) {
        return calibrations.stream().map(Calibration::settings).toList();
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
        return of(features, validation, reference, List.of(calibrator));
    }

    /**
     * Makes the profile of a model for several windows and strides.
     *
     * @param calibrators one for each window and stride, the usual one first; each takes its time
     */
    public static ReferenceProfile of(
            List<FeatureSpec> features, float[][] validation, float[][] reference, List<Calibrator> calibrators) {
        Binning binning = Binning.ofQuantiles(features, validation);
        List<byte[]> rows = Arrays.stream(reference).map(binning::row).toList();
        BinCounts counts = BinCounts.of(binning.featureCount(), rows);
        return new ReferenceProfile(
                binning,
                counts,
                calibrators.stream()
                        .map(calibrator -> calibrator.calibrate(rows, counts))
                        .toList());
    }

    /**
     * The same reference, with bins whose fingerprint also depends on its counts: so panes tell which of several references
     * they were counted for even where those have the same edges, as features with few values do.
     */
    public ReferenceProfile toldApartByCounts() {
        return new ReferenceProfile(binning.marked(counts.hashCode()), counts, calibrations);
    }

    /** The usual one. */
    public Calibration calibration() {
        return calibrations.get(0);
    }

    /**
     * The one for the largest window that is not larger than the wanted one, and of those for the largest stride that is not
     * larger: what has been calibrated with more looks than there will be keeps its run length.
     *
     * @throws IllegalArgumentException if every window or stride is larger
     */
    public Calibration calibration(Look wanted) {
        return calibrations.stream()
                .filter(each -> each.settings().windowImages() <= wanted.windowImages()
                        && each.settings().strideImages() <= wanted.strideImages())
                .max(Comparator.comparingInt(
                                (Calibration each) -> each.settings().windowImages())
                        .thenComparingInt(each -> each.settings().strideImages()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "A window of %d images and a stride of %d were wanted; this model was calibrated for %s"
                                .formatted(wanted.windowImages(), wanted.strideImages(), settings(calibrations))));
    }

    /** How many reference images were counted; n in the formulas. */
    public int images() {
        return counts.images();
    }

    /** The same bytes as ever where there is one calibration, so that what could read them before still can. */
    public byte[] toBytes() {
        Envelope envelope = calibrations.size() == 1 ? OF_ONE_CALIBRATION : OF_SEVERAL;
        return envelope.seal(out -> {
            binning.writeTo(out);
            counts.writeTo(out);
            if (envelope.equals(OF_SEVERAL)) {
                out.writeCount(calibrations.size());
            }
            calibrations.forEach(calibration -> calibration.writeTo(out));
        });
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws DamagedException if the bytes are anything else, with the reason
     */
    public static ReferenceProfile fromBytes(byte[] bytes) {
        boolean several = bytes.length > VERSION_AT && bytes[VERSION_AT] == OF_SEVERAL.version();
        return several
                ? OF_SEVERAL.open(bytes, in -> readFrom(in, () -> in.readCount(Byte.BYTES)))
                : OF_ONE_CALIBRATION.open(bytes, in -> readFrom(in, () -> 1));
    }

    private static ReferenceProfile readFrom(BytesIn in, IntSupplier calibrationCount) {
        Binning binning = Binning.readFrom(in);
        BinCounts counts = BinCounts.readFrom(in);
        List<Calibration> calibrations = new ArrayList<>();
        for (int left = calibrationCount.getAsInt(); left > 0; left--) {
            calibrations.add(Calibration.readFrom(in));
        }
        return new ReferenceProfile(binning, counts, calibrations);
    }
}
