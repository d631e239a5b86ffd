package io.plumbline.model.classify;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.plumbline.model.TestModels;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.image.TestImages;
import io.plumbline.model.net.Torch;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {

    @Test
    void shouldKeepNothingNativeButTheWeights() throws PackageRefused {
        // Given
        ModelSpec spec = TestModels.smallCnn();
        PixelBatch images = TestImages.blobs(TestModels.SHAPE, 2, 1);
        try (TorchScorer scorer = TorchScorer.of(spec, TestModels.randomWeights(spec))) {
            scorer.score(images);
            int before = scorer.nativeArrays();

            // When
            for (int i = 0; i < 2_000; i++) {
                scorer.score(images);
            }

            // Then
            assertThat(scorer.nativeArrays()).isEqualTo(before);
        }
    }

    @Test
    void shouldGiveEverythingBackWhenClosed() throws PackageRefused {
        // Given
        ModelSpec spec = TestModels.smallCnn();
        NDManager system = Torch.newManager().getParentManager();
        TorchScorer scorer = TorchScorer.of(spec, TestModels.randomWeights(spec));
        int withScorer = system.getManagedArrays().size();

        // When
        scorer.close();

        // Then
        assertThat(scorer.nativeArrays()).isZero();
        assertThat(system.getManagedArrays()).hasSizeLessThanOrEqualTo(withScorer);
    }
}
