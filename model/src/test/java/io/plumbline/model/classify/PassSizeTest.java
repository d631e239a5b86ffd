package io.plumbline.model.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.contract.image.ContentType;
import io.plumbline.model.TestModels;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.image.TestImages;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.preprocessing.Preprocessing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassSizeTest {

    private static final Architecture WIDE =
            Architecture.cnn().with("filters1", 1536).with("filters2", 4).with("dense", 8);

    @Test
    void shouldScoreInPiecesWhatOnePassHasNoMemoryFor() throws PackageRefused {
        // Given
        ModelSpec spec = spec(InputShape.grey(64, 64));
        PixelBatch images = TestImages.blobs(spec.inputShape(), 6, 1);
        byte[] last = new byte[spec.inputShape().sizeBytes()];
        images.read(5, last);
        try (TorchScorer scorer = TorchScorer.of(spec, TestModels.randomWeights(spec))) {

            // When
            Scores together = scorer.score(images);

            // Then
            assertThat(spec.imagesPerPass()).isEqualTo(4);
            assertThat(together.size()).isEqualTo(6);
            Scores alone = scorer.score(PixelBatch.of(spec.inputShape(), List.of(last)));
            for (int c = 0; c < spec.classes(); c++) {
                assertThat(together.probabilities(5).get(c))
                        .isCloseTo(alone.probabilities(0).get(c), within(1e-5f));
            }
        }
    }

    @Test
    void shouldScoreInSeveralPassesWhatTheCacheHasNoRoomFor() throws PackageRefused {
        // Given
        InputShape shape = InputShape.grey(28, 28);
        ModelSpec spec = ModelSpec.of(Architecture.cnn(), shape, TestModels.LABELS, Preprocessing.unitScale(shape));
        int images = 5 * spec.imagesPerFastPass() / 2;
        PixelBatch batch = TestImages.blobs(shape, images, 1);
        byte[] pixels = new byte[shape.sizeBytes()];
        try (TorchScorer scorer = TorchScorer.of(spec, TestModels.randomWeights(spec))) {

            // When
            float[] together = scorer.logits(batch);

            // Then
            for (int i = 0; i < images; i++) {
                batch.read(i, pixels);
                float[] alone = scorer.logits(PixelBatch.of(shape, List.of(pixels)));
                assertThat(Arrays.copyOfRange(together, i * spec.classes(), (i + 1) * spec.classes()))
                        .containsExactly(alone, within(1e-4f));
            }
        }
    }

    @Test
    void shouldHoldThePixelsOfOnePassAtMost() throws PackageRefused {
        // Given
        ModelSpec spec = spec(InputShape.grey(64, 64));
        EncodedImage image = EncodedImage.of(new byte[spec.inputShape().sizeBytes()], ContentType.RAW);
        try (Scorer scorer = TorchScorer.of(spec, TestModels.randomWeights(spec))) {
            RecordingScorer recording = new RecordingScorer(scorer, new ArrayList<>());

            // When
            BatchScorer.withDefaults().score(recording, Collections.nCopies(6, image));

            // Then
            assertThat(recording.sizes()).containsExactly(4, 2);
        }
    }

    @Test
    void shouldRefuseModelsWhoseSingleImageTakesTooMuch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(InputShape.grey(1024, 1024)))
                .withMessageContainingAll("1x1024x1024", "at most 256 MiB");
    }

    private record RecordingScorer(Scorer original, List<Integer> sizes) implements Scorer {

        @Override
        public ModelSpec spec() {
            return original.spec();
        }

        @Override
        public Scores score(PixelBatch batch) {
            sizes.add(batch.size());
            return original.score(batch);
        }

        @Override
        public void close() {
            // The original is closed by whoever opened it.
        }
    }

    private static ModelSpec spec(InputShape shape) {
        return ModelSpec.of(WIDE, shape, TestModels.LABELS, Preprocessing.unitScale(shape));
    }
}
