package io.plumbline.model;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.plumbline.contract.image.ContentType;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.calibration.Calibrator;
import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.drift.statistics.outlier.OutlierModel;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import io.plumbline.model.classify.BatchScorer;
import io.plumbline.model.classify.CanaryRun;
import io.plumbline.model.classify.Outcome;
import io.plumbline.model.classify.OutlierFit;
import io.plumbline.model.classify.Scores;
import io.plumbline.model.classify.TorchScorer;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.OtherSizes;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.image.TestImages;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.net.Torch;
import io.plumbline.model.net.TorchThreads;
import io.plumbline.model.pack.Baseline;
import io.plumbline.model.pack.Canaries;
import io.plumbline.model.pack.Manifest;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageWriter;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.model.pack.Provenance;
import io.plumbline.model.pack.Weights;
import io.plumbline.model.preprocessing.Preprocessing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Small networks with random weights, and packages of them. */
public final class TestModels {

    public static final InputShape SHAPE = InputShape.grey(12, 12);
    public static final List<String> LABELS = List.of("shirt", "shoe", "bag");

    static {
        // Several threads for networks this small wait for each other most of the time, above all on a busy machine.
        TorchThreads.setPerOperation(1);
    }

    private TestModels() {}

    public static ModelSpec smallCnn() {
        return smallCnn(OtherSizes.REJECTED);
    }

    /** The same network with this for images of another height or width. */
    public static ModelSpec smallCnn(OtherSizes others) {
        Architecture architecture =
                Architecture.cnn().with("filters1", 4).with("filters2", 6).with("dense", 8);
        return ModelSpec.of(
                architecture, SHAPE, LABELS, Preprocessing.unitScale(SHAPE).withOtherSizes(others));
    }

    /** Weights as an untrained network has them. */
    public static Weights randomWeights(ModelSpec spec) {
        try (NDManager manager = Torch.newManager()) {
            Block block = spec.newBlock();
            InputShape shape = spec.inputShape();
            block.initialize(manager, DataType.FLOAT32, new Shape(1, shape.channels(), shape.height(), shape.width()));
            return Weights.of(block);
        }
    }

    public static Manifest manifest(ModelSpec spec) {
        Provenance provenance = Provenance.ofThisProcess(
                1, "sha256:1234", "0123abc", Instant.parse("2026-01-02T03:04:05Z"), Optional.empty());
        return Manifest.of("test-cnn", spec, provenance, Map.of("testAccuracy", 0.9));
    }

    /** A profile of a few images, good for nothing but being read. */
    public static ReferenceProfile profile(TorchScorer scorer) {
        Scores scores = scorer.score(TestImages.blobs(scorer.spec().inputShape(), 200, 1_000));
        float[][] rows = IntStream.range(0, scores.size())
                .mapToObj(i -> scores.features(i).toArray())
                .toArray(float[][]::new);
        CalibrationSettings settings = new CalibrationSettings(50, 50, 1, 20_000);
        return ReferenceProfile.of(scorer.spec().features(), rows, rows, new Calibrator(settings, 1, 1, done -> {}));
    }

    public static Canaries canaries(TorchScorer scorer) {
        return CanaryRun.record(scorer, TestImages.blobs(scorer.spec().inputShape(), 8, 2_000));
    }

    /** A sound package of a network with random weights, with all that a package may hold. */
    public static PackedModel packWhole(Path directory, AccuracyReference accuracy) throws IOException, PackageRefused {
        ModelSpec spec = smallCnn();
        Weights weights = randomWeights(spec);
        try (TorchScorer plain = TorchScorer.of(spec, weights)) {
            OutlierModel outliers = OutlierFit.of(plain, images(0, 600));
            try (TorchScorer telling = TorchScorer.of(spec, weights, Optional.of(outliers))) {
                Baseline baseline =
                        new Baseline(profileOfSeveral(telling), Optional.of(accuracy), Optional.of(outliers));
                return new PackageWriter(directory).write(manifest(spec), weights, baseline, canaries(plain));
            }
        }
    }

    /** A package of the TorchScript network that is among the resources. */
    public static PackedModel packTorchScript(Path directory) throws IOException, PackageRefused {
        ModelSpec spec = ModelSpec.of(Architecture.torchScript(), SHAPE, LABELS, Preprocessing.unitScale(SHAPE));
        Weights weights = torchScript();
        try (TorchScorer scorer = TorchScorer.of(spec, weights)) {
            return new PackageWriter(directory)
                    .write(manifest(spec), weights, Baseline.of(profile(scorer)), canaries(scorer));
        }
    }

    /** {@code tiny.pt}, which the script beside it made. */
    public static Weights torchScript() throws IOException {
        try (InputStream file = TestModels.class.getResourceAsStream("/torchscript/tiny.pt")) {
            return Weights.ofTorchScript(file.readAllBytes());
        }
    }

    /** Raw images, which nobody would take for anything. */
    public static List<EncodedImage> images(long firstSeed, int count) {
        ImageEncoder encoder = new ImageEncoder(SHAPE);
        PixelBatch blobs = TestImages.blobs(SHAPE, count, firstSeed);
        byte[] pixels = new byte[SHAPE.sizeBytes()];
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    blobs.read(i, pixels);
                    return encoder.encode(pixels.clone(), ContentType.RAW);
                })
                .toList();
    }

    private static ReferenceProfile profileOfSeveral(TorchScorer telling) {
        float[][] rows = BatchScorer.withDefaults().score(telling, images(20_000, 200)).stream()
                .map(outcome -> ((Outcome.Scored) outcome).features().toArray())
                .toArray(float[][]::new);
        List<Calibrator> calibrators = Stream.of(50, 100)
                .map(window -> new Calibrator(new CalibrationSettings(window, 50, 1, 20_000), 1))
                .toList();
        return ReferenceProfile.of(Baseline.featuresWithOutliers(telling.spec()), rows, rows, calibrators);
    }

    /** A sound package of a network with random weights. */
    public static PackedModel pack(Path directory) throws IOException, PackageRefused {
        ModelSpec spec = smallCnn();
        Weights weights = randomWeights(spec);
        try (TorchScorer scorer = TorchScorer.of(spec, weights)) {
            return new PackageWriter(directory)
                    .write(manifest(spec), weights, Baseline.of(profile(scorer)), canaries(scorer));
        }
    }
}
