package io.plumbline.model.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.contract.image.ContentType;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.calibration.Calibrator;
import io.plumbline.drift.statistics.outlier.OutlierModel;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import io.plumbline.model.TestModels;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.model.pack.Baseline;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageWriter;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.model.pack.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutliersTest {

    private static final ModelSpec SPEC = TestModels.smallCnn();
    private static final Weights WEIGHTS = TestModels.randomWeights(SPEC);
    private static final ImageEncoder ENCODER = new ImageEncoder(TestModels.SHAPE);

    private static TorchScorer plain;
    private static OutlierModel outliers;
    private static TorchScorer telling;

    @BeforeAll
    static void learn() throws PackageRefused {
        plain = TorchScorer.of(SPEC, WEIGHTS);
        outliers = OutlierFit.of(plain, TestModels.images(0, 600));
        telling = TorchScorer.of(SPEC, WEIGHTS, Optional.of(outliers));
    }

    @AfterAll
    static void close() {
        plain.close();
        telling.close();
    }

    private static Strangeness strangeness(Outcome outcome) {
        return ((Outcome.Scored) outcome).strangeness().orElseThrow();
    }

    @Test
    void shouldTellNoiseFromWhatIsNormal() {
        // Given
        Random random = new Random(1);
        byte[] noise = new byte[TestModels.SHAPE.sizeBytes()];
        random.nextBytes(noise);
        BatchScorer scorer = BatchScorer.withDefaults();

        // When
        List<Outcome> normal = scorer.score(telling, TestModels.images(5_000, 600));
        Strangeness strange = strangeness(scorer.score(telling, ENCODER.encode(noise, ContentType.RAW)));

        // Then
        assertThat(strange.outlier()).isTrue();
        assertThat(strange.score()).isBetween((float) outliers.threshold().score(), 40f);
        assertThat(normal.stream().filter(each -> strangeness(each).outlier()).count())
                .isLessThan(40);
    }

    @Test
    void shouldPutTheVerdictLastAmongTheFeaturesAndChangeNoProbability() {
        // Given
        List<EncodedImage> images = TestModels.images(5_000, 300);

        // When
        List<Outcome> told = BatchScorer.withDefaults().score(telling, images);
        List<Outcome> untold = BatchScorer.withDefaults().score(plain, images);

        // Then
        for (int i = 0; i < images.size(); i++) {
            Outcome.Scored one = (Outcome.Scored) told.get(i);
            Outcome.Scored other = (Outcome.Scored) untold.get(i);
            int size = other.features().size();
            assertThat(one.probabilities().toArray())
                    .containsExactly(other.probabilities().toArray(), within(1e-5f));
            assertThat(other.strangeness()).isEmpty();
            assertThat(one.features().size()).isEqualTo(size + 1);
            assertThat(one.features().get(size)).isEqualTo(strangeness(one).outlier() ? 1 : 0);
            for (int j = 0; j < size; j++) {
                assertThat(one.features().get(j)).isCloseTo(other.features().get(j), within(1e-5f));
            }
        }
    }

    @Test
    void shouldGiveTheSameScoreAloneAndAmongOthers() {
        // Given
        List<EncodedImage> images = TestModels.images(5_000, 300);
        BatchScorer scorer = BatchScorer.withDefaults();

        // When
        List<Outcome> together = scorer.score(telling, images);

        // Then
        for (int i = 0; i < images.size(); i++) {
            float alone = strangeness(scorer.score(telling, images.get(i))).score();
            assertThat(strangeness(together.get(i)).score()).isCloseTo(alone, within(1e-4f));
        }
    }

    @Test
    void shouldTravelInThePackage(@TempDir Path directory) throws IOException, PackageRefused {
        // Given
        Baseline baseline = new Baseline(profile(), Optional.empty(), Optional.of(outliers));
        PackedModel packed = new PackageWriter(directory)
                .write(TestModels.manifest(SPEC), WEIGHTS, baseline, TestModels.canaries(plain));
        List<EncodedImage> images = TestModels.images(9_000, 20);

        // When
        ModelPackage read = new PackageReader(PackageReader.DEFAULT_MAX_BYTES).read(packed.file());

        // Then
        try (TorchClassifier classifier = TorchClassifier.load(read)) {
            BatchScorer scorer = BatchScorer.withDefaults();
            assertThat(scorer.score(classifier, images)).isEqualTo(scorer.score(telling, images));
        }
    }

    @Test
    void shouldRefuseAProfileThatDoesNotWatchTheOutliers(@TempDir Path directory) {
        // Given
        Baseline unwatched = new Baseline(TestModels.profile(plain), Optional.empty(), Optional.of(outliers));

        // When / Then
        assertThatThrownBy(() -> new PackageWriter(directory)
                        .write(TestModels.manifest(SPEC), WEIGHTS, unwatched, TestModels.canaries(plain)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outlier");
    }

    private static ReferenceProfile profile() {
        float[][] rows = BatchScorer.withDefaults().score(telling, TestModels.images(20_000, 200)).stream()
                .map(outcome -> ((Outcome.Scored) outcome).features().toArray())
                .toArray(float[][]::new);
        return ReferenceProfile.of(
                Baseline.featuresWithOutliers(SPEC),
                rows,
                rows,
                new Calibrator(new CalibrationSettings(50, 50, 1, 20_000), 1));
    }
}
