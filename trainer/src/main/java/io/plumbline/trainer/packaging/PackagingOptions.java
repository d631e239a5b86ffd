package io.plumbline.trainer.packaging;

import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import java.nio.file.Path;

/**
 * How trained weights become a package.
 *
 * @param directory where packages are written; made if it does not exist
 * @param name the first part of the model's id
 * @param gitCommit of the code that trains, or {@code unknown}
 * @param calibration the cell of the rolling test that thresholds are found for
 * @param threads for the calibration, 1 or more
 */
public record PackagingOptions(
        Path directory, String name, String gitCommit, CalibrationSettings calibration, int threads) {

    public PackagingOptions {
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "Not a number of threads for the calibration: %d; expected 1 or more".formatted(threads));
        }
        gitCommit = gitCommit.isBlank() ? "unknown" : gitCommit;
    }

    /** The default calibration on all cores. */
    public static PackagingOptions defaults(Path directory, String name, String gitCommit) {
        return new PackagingOptions(
                directory,
                name,
                gitCommit,
                CalibrationSettings.defaults(),
                Runtime.getRuntime().availableProcessors());
    }
}
