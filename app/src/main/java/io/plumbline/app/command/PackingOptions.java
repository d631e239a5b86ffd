package io.plumbline.app.command;

import io.plumbline.model.features.FeatureSet;
import io.plumbline.trainer.TrainJobOptions;
import io.plumbline.trainer.packaging.PackagingOptions;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a package is put, and what is told in it of the images to come. */
final class PackingOptions {

    @Option(
            names = "--packages",
            required = true,
            paramLabel = "DIR",
            description = "Where the package is written; made if missing. Serving must be able to read it there.")
    private Path packages;

    @Option(
            names = "--encodings",
            paramLabel = "MIX",
            defaultValue = TrainJobOptions.DEFAULT_ENCODINGS,
            description = "The mix in which images will arrive (default: ${DEFAULT-VALUE}).")
    private String encodings;

    @Option(
            names = "--calibrate",
            paramLabel = "LOOKS",
            defaultValue = "grid",
            description = "What the monitor's --window and --stride may be later: ${COMPLETION-CANDIDATES} (default:"
                    + " ${DEFAULT-VALUE}). usual: 500 and 50 alone, in a tenth of the time.")
    private Looks calibrate;

    @Option(
            names = "--features",
            paramLabel = "NAMES",
            split = ",",
            defaultValue = "prediction,intensity,gradient,centre-of-mass,residual",
            description = "The groups of features that the monitor will watch, own ones on the class path among them"
                    + " (default: ${DEFAULT-VALUE}).")
    private List<String> features;

    /** Makes the folder of packages if it is missing. */
    void requireWritable() {
        WritableFolder.require("--packages", packages);
    }

    String encodings() {
        return encodings;
    }

    /** How a model is packed whose id begins with this name. */
    PackagingOptions packaging(String name) {
        return PackagingOptions.defaults(packages, name, BuiltFrom.commit())
                .withCalibrations(calibrate.calibrations())
                .withFeatures(FeatureSet.groups(features));
    }
}
