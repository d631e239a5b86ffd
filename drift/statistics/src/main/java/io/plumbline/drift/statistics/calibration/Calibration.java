package io.plumbline.drift.statistics.calibration;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;

/**
 * What a {@link Calibrator} found, and what it found it with.
 *
 * @param settings the cell it holds for
 * @param seed the seed of the resampling
 * @param runLengths the run length between false suspicions as a function of the threshold on max<sub>j</sub> T<sub>j</sub>
 * @param nullLevel the level below which max<sub>j</sub> T<sub>j</sub> stays at 95 of 100 single looks at a healthy stream
 */
public record Calibration(CalibrationSettings settings, long seed, RunLengths runLengths, double nullLevel) {

    public Calibration {
        if (!(nullLevel > 0 && Double.isFinite(nullLevel))) {
            throw new IllegalArgumentException("The null level of T is positive, not %s".formatted(nullLevel));
        }
    }

    public void writeTo(BytesOut out) {
        settings.writeTo(out);
        out.writeLong(seed);
        runLengths.writeTo(out);
        out.writeDouble(nullLevel);
    }

    public static Calibration readFrom(BytesIn in) {
        return new Calibration(
                CalibrationSettings.readFrom(in), in.readLong(), RunLengths.readFrom(in), in.readDouble());
    }
}
