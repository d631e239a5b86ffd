package io.plumbline.trainer.packaging;

import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.model.features.FeatureGroupRef;
import io.plumbline.model.features.FeatureSet;
import java.nio.file.Path;
import java.util.List;

/**
 * How trained weights become a package.
 *
 * @param directory where packages are written; made if it does not exist
 * @param name the first part of the model's id
 * @param gitCommit of the code that trains, or {@code unknown}
 * @param calibrations the windows and strides of the rolling test that thresholds are found for, the usual one first
 * @param threads for the calibration, 1 or more
 * @param featureGroups which features a new model leaves behind; a retrained one leaves those of its champion
 */
public record PackagingOptions(
        Path directory,
        String name,
        String gitCommit,
        List<CalibrationSettings> calibrations,
        int threads,
        List<FeatureGroupRef> featureGroups) {

    public PackagingOptions {
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "Not a number of threads for the calibration: %d; expected 1 or more".formatted(threads));
        }
        if (calibrations.isEmpty()) {
            throw new IllegalArgumentException("A package is calibrated for one window and stride or more");
        }
        if (featureGroups.isEmpty()) {
            throw new IllegalArgumentException("What is watched for drift is one group of features or more");
        }
        calibrations = List.copyOf(calibrations);
        featureGroups = List.copyOf(featureGroups);
        gitCommit = gitCommit.isBlank() ? "unknown" : gitCommit;
    }

    /** With the standard features. */
    public PackagingOptions(
            Path directory, String name, String gitCommit, List<CalibrationSettings> calibrations, int threads) {
        this(directory, name, gitCommit, calibrations, threads, FeatureSet.standardGroups());
    }

    /** The usual window and stride, on all cores. */
    public static PackagingOptions defaults(Path directory, String name, String gitCommit) {
        return new PackagingOptions(
                directory,
                name,
                gitCommit,
                List.of(CalibrationSettings.defaults()),
                Runtime.getRuntime().availableProcessors());
    }

    /** The same for other windows and strides. */
    public PackagingOptions withCalibrations(List<CalibrationSettings> others) {
        return new PackagingOptions(directory, name, gitCommit, others, threads, featureGroups);
    }

    /** The same with other features. */
    public PackagingOptions withFeatures(List<FeatureGroupRef> others) {
        return new PackagingOptions(directory, name, gitCommit, calibrations, threads, others);
    }
}
