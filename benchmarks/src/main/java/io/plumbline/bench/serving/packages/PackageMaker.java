package io.plumbline.bench.serving.packages;

import io.plumbline.bench.data.RawImages;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.calibration.Calibrator;
import io.plumbline.drift.statistics.outlier.OutlierModel;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import io.plumbline.model.classify.CanaryRun;
import io.plumbline.model.classify.OutlierFit;
import io.plumbline.model.classify.Scorer;
import io.plumbline.model.classify.Scores;
import io.plumbline.model.classify.TorchScorer;
import io.plumbline.model.features.FeatureGroupRef;
import io.plumbline.model.features.FeatureSet;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.pack.Baseline;
import io.plumbline.model.pack.Manifest;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageWriter;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.model.pack.Provenance;
import io.plumbline.model.pack.Weights;
import io.plumbline.model.preprocessing.Preprocessing;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.training.Training;
import io.plumbline.trainer.training.TrainingListener;
import io.plumbline.trainer.training.TrainingOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Trains a network for a moment and packs it. What it has learnt does not matter for its speed, but that its weights are
 * those of a trained network does: with others, probabilities are all 1 or 0.
 */
public final class PackageMaker {

    private static final FeatureGroupRef NO_FEATURES = new FeatureGroupRef(NoFeatures.NAME, NoFeatures.VERSION);
    private static final int TRAINING_IMAGES = 4_000;
    private static final int REFERENCE_IMAGES = 500;
    private static final int CANARIES = 64;
    private static final int RESAMPLED_IMAGES = 20_000;

    private final LabelledImages pool;
    private final long seed;
    private final Path directory;

    /**
     * A maker.
     *
     * @param pool to learn from
     * @param directory for packages and what is exported
     */
    public PackageMaker(LabelledImages pool, long seed, Path directory) {
        this.pool = pool;
        this.seed = seed;
        this.directory = directory;
    }

    /** A network of this architecture, whose images leave no features behind. */
    public ModelSpec withoutFeatures(Architecture architecture) {
        return spec(architecture, List.of(NO_FEATURES));
    }

    /** The same with all features that Plumbline has, and a model of outliers once it is packed. */
    public ModelSpec withFeatures(Architecture architecture) {
        return spec(architecture, FeatureSet.standardGroups());
    }

    private ModelSpec spec(Architecture architecture, List<FeatureGroupRef> features) {
        return ModelSpec.of(
                architecture, pool.shape(), pool.labelNames(), Preprocessing.unitScale(pool.shape()), features);
    }

    /** Weights that fit this network, with features or without. */
    public Weights train(ModelSpec spec) {
        TrainingOptions options =
                TrainingOptions.defaults(spec.architecture(), seed).withEpochs(1);
        int count = Math.min(TRAINING_IMAGES, pool.size());
        return new Training(spec, options, TrainingListener.SILENT, () -> false)
                .fromScratch(first(count), first(Math.min(REFERENCE_IMAGES, count)))
                .weights();
    }

    /** Packs and exports it. */
    public BenchPackage pack(String name, ModelSpec spec, Weights weights) {
        return pack(name, spec, weights, REFERENCE_IMAGES, RESAMPLED_IMAGES);
    }

    /**
     * The same, with a reference of so many images, the first of the pool, that is calibrated as others are, for a benchmark in
     * which they are judged.
     *
     * @param referenceImages one or more
     */
    public BenchPackage packToBeJudged(String name, ModelSpec spec, Weights weights, int referenceImages) {
        return pack(
                name,
                spec,
                weights,
                referenceImages,
                CalibrationSettings.defaults().resampledImages());
    }

    private BenchPackage pack(String name, ModelSpec spec, Weights weights, int referenceImages, long resampledImages) {
        try {
            Optional<OutlierModel> outliers = spec.featureGroups().contains(NO_FEATURES)
                    ? Optional.empty()
                    : Optional.of(outliers(spec, weights, referenceImages));
            return pack(name, spec, weights, referenceImages, resampledImages, outliers);
        } catch (PackageRefused e) {
            throw new IllegalStateException("Weights that were just trained do not fit their own network", e);
        }
    }

    private OutlierModel outliers(ModelSpec spec, Weights weights, int referenceImages) throws PackageRefused {
        try (TorchScorer plain = TorchScorer.of(spec, weights)) {
            return OutlierFit.of(plain, RawImages.of(first(referenceImages)));
        }
    }

    private BenchPackage pack(
            String name,
            ModelSpec spec,
            Weights weights,
            int referenceImages,
            long resampledImages,
            Optional<OutlierModel> outliers)
            throws PackageRefused {
        try (Scorer scorer = TorchScorer.of(spec, weights, outliers)) {
            Provenance provenance =
                    Provenance.ofThisProcess(seed, pool.sha256(), "unknown", Instant.EPOCH, Optional.empty());
            PackedModel packed = new PackageWriter(directory)
                    .write(
                            Manifest.of(name, spec, provenance, Map.of()),
                            weights,
                            new Baseline(
                                    profile(spec, outliers, scorer.score(batch(referenceImages)), resampledImages),
                                    Optional.empty(),
                                    outliers),
                            CanaryRun.record(scorer, batch(CANARIES)));
            Path exported = directory.resolve(name + "-exported");
            NetworkExport.write(packed.id(), spec, weights, exported);
            return new BenchPackage(packed, exported);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the package " + name, e);
        }
    }

    private ReferenceProfile profile(
            ModelSpec spec, Optional<OutlierModel> outliers, Scores scores, long resampledImages) {
        float[][] features = IntStream.range(0, scores.size())
                .mapToObj(i -> scores.features(i).toArray())
                .toArray(float[][]::new);
        CalibrationSettings settings = CalibrationSettings.defaults().withResampledImages(resampledImages);
        List<FeatureSpec> names = outliers.isPresent() ? Baseline.featuresWithOutliers(spec) : spec.features();
        return ReferenceProfile.of(names, features, features, new Calibrator(settings, seed));
    }

    private LabelledImages first(int count) {
        return pool.select(IntStream.range(0, count).toArray());
    }

    private PixelBatch batch(int count) {
        return PixelBatch.of(
                pool.shape(),
                IntStream.range(0, Math.min(count, pool.size()))
                        .mapToObj(pool::pixels)
                        .toList());
    }
}
