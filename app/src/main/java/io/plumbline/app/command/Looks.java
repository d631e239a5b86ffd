package io.plumbline.app.command;

import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import java.util.List;
import java.util.Locale;

/** The windows and strides of the rolling test that a model can be calibrated for. */
public enum Looks {
    /** Those that are used unless someone asks for others. */
    USUAL,
    /** Windows of 200 to 2 000 images, strides of 20 to 200. */
    GRID;

    List<CalibrationSettings> calibrations() {
        return switch (this) {
            case USUAL -> List.of(CalibrationSettings.defaults());
            case GRID -> CalibrationSettings.grid();
        };
    }

    /** The name as it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
