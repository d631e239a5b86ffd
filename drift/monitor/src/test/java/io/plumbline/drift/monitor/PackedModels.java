package io.plumbline.drift.monitor;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.calibration.Calibrator;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.net.Torch;
import io.plumbline.model.pack.Baseline;
import io.plumbline.model.pack.Canaries;
import io.plumbline.model.pack.Manifest;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageWriter;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.model.pack.Provenance;
import io.plumbline.model.pack.Weights;
import io.plumbline.model.preprocessing.Preprocessing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Real model packages of an untrained network, whose reference is made of random numbers. */
final class PackedModels {

    private static final InputShape SHAPE = InputShape.grey(8, 8);
    private static final ModelSpec SPEC =
            ModelSpec.of(Architecture.mlp(), SHAPE, List.of("shoe", "shirt"), Preprocessing.unitScale(SHAPE));
    private static final int REFERENCE_IMAGES = 2_000;

    private PackedModels() {}

    static List<FeatureSpec> features() {
        return SPEC.features();
    }

    static PackedModel write(Path directory, String name) throws IOException {
        RandomGenerator random = new SplittableRandom(name.hashCode());
        Calibrator calibrator = new Calibrator(new CalibrationSettings(500, 50, 2, 2_000_000), 1);
        ReferenceProfile profile = ReferenceProfile.of(features(), vectors(random), vectors(random), calibrator);
        Provenance provenance =
                new Provenance(1, "none", "none", Map.of(), Map.of(), "test", Instant.EPOCH, Optional.empty());
        Canaries canaries = Canaries.of(PixelBatch.of(SHAPE, List.of(new byte[64])), List.of(FloatVector.of(.5f, .5f)));
        return new PackageWriter(directory)
                .write(
                        Manifest.of(name, SPEC, provenance, Map.of()),
                        weights(),
                        Baseline.of(profile).withAccuracy(SyntheticModel.ACCURACY),
                        canaries);
    }

    /** One feature vector of a healthy stream. */
    static float[] vector(RandomGenerator random) {
        float[] vector = new float[features().size()];
        for (int j = 0; j < vector.length; j++) {
            vector[j] = (float) random.nextGaussian();
        }
        return vector;
    }

    private static float[][] vectors(RandomGenerator random) {
        return IntStream.range(0, REFERENCE_IMAGES)
                .mapToObj(i -> vector(random))
                .toArray(float[][]::new);
    }

    private static Weights weights() {
        try (NDManager manager = Torch.newManager()) {
            Block block = SPEC.newBlock();
            block.initialize(manager, DataType.FLOAT32, new Shape(1, 1, SHAPE.height(), SHAPE.width()));
            return Weights.of(block);
        }
    }
}
