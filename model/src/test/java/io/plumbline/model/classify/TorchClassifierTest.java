package io.plumbline.model.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.model.TestModels;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.image.TestImages;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchClassifierTest {

    private static final int IMAGES = 130;

    private static ModelPackage source;
    private static TorchClassifier classifier;
    private static PixelBatch images;
    private static Scores together;

    @BeforeAll
    static void load(@TempDir Path directory) throws IOException, PackageRefused {
        source = new PackageReader(1_000_000).read(TestModels.pack(directory).file());
        classifier = TorchClassifier.load(source);
        images = TestImages.blobs(TestModels.SHAPE, IMAGES, 5_000);
        together = classifier.score(images);
    }

    @AfterAll
    static void close() {
        classifier.close();
    }

    @Test
    void shouldSayWhichPackageItCameFrom() throws PackageRefused {
        // When
        classifier.verifyCanaries();

        // Then
        assertThat(classifier.modelId()).isEqualTo(source.id());
        assertThat(classifier.spec()).isEqualTo(source.manifest().model());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64})
    void shouldGiveTheSameInWhateverBatch(int size) {
        byte[] pixels = new byte[TestModels.SHAPE.sizeBytes()];
        for (int from = 0; from < IMAGES; from += size) {
            // Given
            PixelBatch part = PixelBatch.allocate(TestModels.SHAPE, size);
            for (int i = from; i < Math.min(IMAGES, from + size); i++) {
                images.read(i, pixels);
                part.append(pixels);
            }

            // When
            Scores apart = classifier.score(part);

            // Then
            for (int i = 0; i < part.size(); i++) {
                assertSame(apart, i, together, from + i);
            }
        }
    }

    @Test
    void shouldGiveTheSameToSeveralThreadsAtOnce() throws Exception {
        // Given
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Scores>> passes = new ArrayList<>();

        // When
        for (int i = 0; i < 40; i++) {
            passes.add(threads.submit(() -> classifier.score(images)));
        }

        // Then
        for (Future<Scores> pass : passes) {
            for (int i = 0; i < IMAGES; i++) {
                assertSame(pass.get(), i, together, i);
            }
        }
        threads.shutdown();
    }

    @Test
    void shouldScoreNoImages() {
        // When
        Scores none = classifier.score(PixelBatch.allocate(TestModels.SHAPE, 1));

        // Then
        assertThat(none.size()).isZero();
    }

    @Test
    void shouldRefuseImagesOfAnotherShape() {
        // Given
        PixelBatch others = TestImages.blobs(InputShape.grey(12, 13), 1, 1);

        // When
        assertThatThrownBy(() -> classifier.score(others))
                // Then
                .hasMessage("The batch has images of 1x12x13; the model takes 1x12x12");
    }

    @Test
    void shouldNotScoreOnceItIsClosed() throws PackageRefused {
        // Given
        TorchClassifier closed = TorchClassifier.load(source);
        closed.close();

        // When
        closed.close();

        // Then
        assertThatThrownBy(() -> closed.score(images))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This scorer is closed");
    }

    private static void assertSame(Scores found, int index, Scores expected, int expectedIndex) {
        assertThat(found.probabilities(index).toArray())
                .containsExactly(expected.probabilities(expectedIndex).toArray(), within(1e-5f));
        assertThat(found.features(index).toArray())
                .containsExactly(expected.features(expectedIndex).toArray(), within(1e-4f));
        assertThat(found.predictedClass(index)).isEqualTo(expected.predictedClass(expectedIndex));
    }
}
