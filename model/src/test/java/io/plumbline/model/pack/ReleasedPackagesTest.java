package io.plumbline.model.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.plumbline.model.ReleasedSamples;
import io.plumbline.model.TestModels;
import io.plumbline.model.classify.CanaryRun;
import io.plumbline.model.classify.TorchScorer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packages as each release wrote them: manifest, weights, reference profile and canaries. */
class ReleasedPackagesTest {

    private static final ReleasedSamples SAMPLES = new ReleasedSamples("packages");
    private static final String CNN = "cnn.zip";

    static List<Path> packages() {
        return SAMPLES.named(CNN);
    }

    @Test
    void shouldKeepSamplesOfThisVersion(@TempDir Path directory) throws Exception {
        // Given
        Path packed = TestModels.pack(directory).file();
        Map<String, byte[]> written = Map.of(CNN, Files.readAllBytes(packed));

        // Then
        assertThatCode(() -> SAMPLES.require(written)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void shouldReadThePackagesOfAnyReleaseAndGiveTheirAnswers(Path sample) throws Exception {
        // When
        ModelPackage read = new PackageReader(PackageReader.DEFAULT_MAX_BYTES).read(sample);

        // Then
        assertThat(read.manifest().model().labels()).isEqualTo(TestModels.LABELS);
        assertThat(read.profile().images()).isEqualTo(200);
        assertThat(read.canaries().size()).isEqualTo(8);
        try (TorchScorer scorer = TorchScorer.of(read.manifest().model(), read.weights())) {
            assertThatCode(() -> CanaryRun.verify(scorer, read.canaries())).doesNotThrowAnyException();
        }
    }
}
