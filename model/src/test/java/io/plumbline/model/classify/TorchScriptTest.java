package io.plumbline.model.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.TestModels;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.image.TestImages;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.pack.Baseline;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageWriter;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.model.pack.Weights;
import io.plumbline.model.preprocessing.Preprocessing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code tiny.pt}, which the script beside it made. */
class TorchScriptTest {

    private static final Offset<Float> TOLERANCE = Offset.offset(1e-5f);

    @TempDir
    private Path directory;

    @Test
    void shouldGiveTheLogitsThatPyTorchGave() throws IOException, PackageRefused {
        // Given
        byte[] ramp = new byte[TestModels.SHAPE.sizeBytes()];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (byte) i;
        }

        // When
        float[] logits;
        try (TorchScorer scorer = TorchScorer.of(spec(), TestModels.torchScript())) {
            logits = scorer.logits(PixelBatch.of(TestModels.SHAPE, List.of(ramp)));
        }

        // Then
        assertThat(logits).containsExactly(new float[] {0.1252855f, -0.1093157f, 0.0709808f}, TOLERANCE);
    }

    @Test
    void shouldBeServedFromAPackageAsOtherNetworksAre() throws IOException, PackageRefused {
        // Given
        PixelBatch images = TestImages.blobs(TestModels.SHAPE, 50, 3);
        PackedModel packed;
        float[] expected;
        try (TorchScorer scorer = TorchScorer.of(spec(), TestModels.torchScript())) {
            expected = scorer.logits(images);
            packed = new PackageWriter(directory)
                    .write(
                            TestModels.manifest(spec()),
                            TestModels.torchScript(),
                            Baseline.of(TestModels.profile(scorer)),
                            TestModels.canaries(scorer));
        }

        // When
        ModelPackage read = PackageReader.of(packed);

        // Then
        try (TorchClassifier classifier = TorchClassifier.load(read);
                TorchScorer again = TorchScorer.of(spec(), read.weights())) {
            assertThat(classifier.score(images).size()).isEqualTo(50);
            assertThat(again.logits(images)).containsExactly(expected, TOLERANCE);
            assertThat(again.embeddings(images)[7])
                    .containsExactly(new float[] {expected[21], expected[22], expected[23]}, TOLERANCE);
        }
    }

    @Test
    void shouldRefuseAFileThatIsNoTorchScript() {
        // Given
        Weights weights = Weights.ofTorchScript("no network at all".getBytes(StandardCharsets.UTF_8));

        // When
        var loading = assertThatThrownBy(() -> TorchScorer.of(spec(), weights));

        // Then
        loading.isInstanceOf(PackageRefused.class).hasMessageContaining("does not load as TorchScript");
    }

    @Test
    void shouldRefuseANetworkForOtherClasses() throws IOException {
        // Given
        Weights tiny = TestModels.torchScript();
        ModelSpec other = ModelSpec.of(
                Architecture.torchScript(),
                TestModels.SHAPE,
                List.of("a", "b", "c", "d"),
                Preprocessing.unitScale(TestModels.SHAPE));

        // When
        var loading = assertThatThrownBy(() -> TorchScorer.of(other, tiny));

        // Then
        loading.isInstanceOf(PackageRefused.class).hasMessageContaining("expected 4 logits");
    }

    private static ModelSpec spec() {
        return ModelSpec.of(
                Architecture.torchScript(),
                TestModels.SHAPE,
                TestModels.LABELS,
                Preprocessing.unitScale(TestModels.SHAPE));
    }
}
