package io.plumbline.bench.chaos.feed;

import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.TrainJob;
import io.plumbline.trainer.TrainJobListener;
import io.plumbline.trainer.TrainJobOptions;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.packaging.PackagingOptions;
import io.plumbline.trainer.split.SplitSizes;
import io.plumbline.trainer.training.TrainingOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** A small dense network that tells {@link Bands} apart, trained and packed as every model is, in a second or two. */
public final class BandModel {

    private static final SplitSizes SIZES = new SplitSizes(800, 400, 200, 2_000, 0);
    private static final int IMAGES = 400;
    private static final int HIDDEN = 32;
    private static final int EPOCHS = 2;
    private static final long RESAMPLED_IMAGES = 2_000_000;

    private BandModel() {}

    /** Images that it can tell apart. */
    public static LabelledImages images(long seed) {
        return new Bands(seed).next(IMAGES);
    }

    /** Trains it and writes its package into this directory. */
    public static PackedModel train(Path directory, long seed) {
        Architecture network = Architecture.mlp().with("hidden", HIDDEN);
        PackagingOptions defaults = PackagingOptions.defaults(directory, "bands", "unknown");
        PackagingOptions packaging = new PackagingOptions(
                directory,
                defaults.name(),
                defaults.gitCommit(),
                List.of(CalibrationSettings.defaults().withResampledImages(RESAMPLED_IMAGES)),
                defaults.threads());
        TrainingOptions training = TrainingOptions.defaults(network, seed).withEpochs(EPOCHS);
        TrainJobOptions options = new TrainJobOptions(network, SIZES, "raw:1", training, packaging);
        try {
            return new TrainJob(options, TrainJobListener.SILENT, InstantSource.system())
                    .run(new Bands(seed).next(Math.toIntExact(SIZES.total())), () -> false)
                    .packed();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot pack a model in %s: %s".formatted(directory, e.getMessage()), e);
        }
    }
}
