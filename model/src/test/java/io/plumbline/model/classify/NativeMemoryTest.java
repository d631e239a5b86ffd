package io.plumbline.model.classify;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.ManagedResources;
import ai.djl.ndarray.NDManager;
import io.plumbline.model.TestModels;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.image.TestImages;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import org.junit.jupiter.api.Test;

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
}
