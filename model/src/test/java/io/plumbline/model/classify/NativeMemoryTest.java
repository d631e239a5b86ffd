package io.plumbline.model.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.djl.ndarray.ManagedResources;
import ai.djl.ndarray.NDManager;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.model.TestModels;
import io.plumbline.model.features.FeatureGroup;
import io.plumbline.model.features.FeatureGroupRef;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.image.TestImages;
import io.plumbline.model.net.Torch;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeMemoryTest {

    private final ModelSpec spec = TestModels.smallCnn();

    @Test
    void shouldKeepNothingNativeButTheWeights() throws PackageRefused {
        // Given
        PixelBatch images = TestImages.blobs(TestModels.SHAPE, 2, 1);
        try (TorchScorer scorer = TorchScorer.of(spec, TestModels.randomWeights(spec))) {
            int weights = ManagedResources.count(scorer.manager());

            // When
            for (int i = 0; i < 2_000; i++) {
                scorer.score(images);
            }

            // Then
            assertThat(weights).isPositive();
            assertThat(ManagedResources.count(scorer.manager())).isEqualTo(weights);
        }
    }

    @Test
    void shouldGiveEverythingBackWhenClosed() throws PackageRefused {
        // Given
        TorchScorer scorer = TorchScorer.of(spec, TestModels.randomWeights(spec));
        NDManager system = scorer.manager().getParentManager();
        int open = ManagedResources.count(system);

        // When
        scorer.close();

        // Then
        assertThat(ManagedResources.count(scorer.manager())).isZero();
        assertThat(ManagedResources.count(system)).isEqualTo(open - 1);
    }

    @Test
    void shouldGiveEverythingBackWhenLoadingEndsInAnError(@TempDir Path directory) throws IOException, PackageRefused {
        // Given
        ModelPackage sound =
                new PackageReader(1_000_000).read(TestModels.pack(directory).file());
        ModelSpec failing = ModelSpec.of(
                spec.architecture(),
                spec.inputShape(),
                spec.labels(),
                spec.preprocessing(),
                List.of(new FeatureGroupRef(OutOfMemoryFeatures.NAME, 1)));
        ModelPackage forged = new ModelPackage(
                sound.id(), TestModels.manifest(failing), sound.weights(), sound.baseline(), sound.canaries());
        try (NDManager any = Torch.newManager()) {
            NDManager system = any.getParentManager();
            int open = ManagedResources.count(system);

            // When
            Throwable thrown = catchThrowable(() -> TorchClassifier.load(forged));

            // Then
            assertThat(thrown).isInstanceOf(OutOfMemoryError.class);
            assertThat(ManagedResources.count(system)).isEqualTo(open);
        }
    }

    /** Features for which there is never enough memory. */
    public static final class OutOfMemoryFeatures implements FeatureGroup {

        static final String NAME = "test-out-of-memory";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<FeatureSpec> features(InputShape shape, List<String> labels) {
            return List.of(new FeatureSpec("none", "1"));
        }

        @Override
        public Extractor extractor(InputShape shape, List<String> labels) {
            throw new OutOfMemoryError("a test wants it so");
        }
    }
}
