package io.plumbline.trainer;

import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.packaging.PackagingOptions;
import io.plumbline.trainer.split.SplitSizes;
import io.plumbline.trainer.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A small model that knows {@link ShapeImages}, trained and packed in seconds. */
public final class ShapeChampion {

    /** The quickest calibration there is. */
    public static final CalibrationSettings CALIBRATION = new CalibrationSettings(100, 20, 2, 40_000);

    public static final SplitSizes SIZES = new SplitSizes(600, 150, 300, 400, 50);

    private ShapeChampion() {}

    public static LabelledImages pool() {
        return ShapeImages.of(1500, 42);
    }

    public static TrainJobOptions options(Path directory) {
        return new TrainJobOptions(
                ShapeImages.smallArchitecture(),
                SIZES,
                "png:1,jpeg:1,raw:2",
                new TrainingOptions(0.01, 6, 6, 32, 0, 5, 1),
                new PackagingOptions(directory, "shapes", "abc123", List.of(CALIBRATION), 1));
    }

    public static TrainedModel train(Path directory) throws IOException {
        return new TrainJob(options(directory), TrainJobListener.SILENT, () -> Instant.parse("2026-11-24T00:00:00Z"))
                .run(pool(), () -> false);
    }

    public static ModelPackage load(TrainedModel trained) throws PackageRefused {
        return new PackageReader(PackageReader.DEFAULT_MAX_BYTES)
                .read(trained.packed().file(), trained.packed().id());
    }
}
