package io.plumbline.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.drift.statistics.estimate.ConfidenceSums;
import io.plumbline.drift.statistics.estimate.EstimatedAccuracy;
import io.plumbline.model.classify.BatchScorer;
import io.plumbline.model.classify.TorchClassifier;
import io.plumbline.model.image.EncodingMix;
import io.plumbline.model.pack.Baseline;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.dataset.DataSetException;
import io.plumbline.trainer.diagnosis.Diagnosis;
import io.plumbline.trainer.evaluation.EncodedImages;
import io.plumbline.trainer.evaluation.Evaluation;
import io.plumbline.trainer.evaluation.ScoredImages;
import io.plumbline.trainer.packaging.BaseData;
import io.plumbline.trainer.split.DataSplit;
import io.plumbline.trainer.split.Part;
import io.plumbline.trainer.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainJobTest {

    @TempDir
    private static Path directory;

    private static TrainedModel trained;
    private static ModelPackage packed;

    @BeforeAll
    static void train() throws IOException, PackageRefused {
        trained = ShapeChampion.train(directory);
        packed = ShapeChampion.load(trained);
    }

    @Test
    void shouldPackWhatWasTrained() throws PackageRefused {
        // Given
        EncodedImages test = EncodedImages.of(trained.split(), Part.TEST, EncodingMix.parse("png:1,jpeg:1,raw:2", 5));

        // When
        Evaluation reread;
        try (TorchClassifier classifier = TorchClassifier.load(packed)) {
            reread = ScoredImages.of(test, classifier, BatchScorer.withDefaults())
                    .evaluate();
        }

        // Then
        assertThat(reread.accuracy()).isEqualTo(trained.test().accuracy()).isGreaterThan(0.9);
        assertThat(reread.loss()).isEqualTo(trained.test().loss(), within(1e-6));
        assertThat(packed.weights()).isEqualTo(trained.training().weights());
    }

    @Test
    void shouldTellInTheManifestHowTheModelCameToBe() {
        // Given
        var manifest = packed.manifest();

        // When
        BaseData base = BaseData.of(manifest.provenance());

        // Then
        assertThat(base.sizes()).isEqualTo(ShapeChampion.SIZES);
        assertThat(base.dataHash()).isEqualTo(ShapeChampion.pool().sha256());
        assertThat(base.encodings()).isEqualTo("png:1,jpeg:1,raw:2");
        assertThat(manifest.provenance().gitCommit()).isEqualTo("abc123");
        assertThat(manifest.provenance().settings()).containsEntry("training.epochs", "6");
        assertThat(manifest.metrics())
                .containsEntry("testAccuracy", trained.test().accuracy())
                .containsKeys("validationLoss", "trainingAccuracy");
    }

    @Test
    void shouldTellInTheManifestWhatTheDataWas() {
        // Given
        int[] counts = ShapeChampion.pool().classCounts();

        // When
        var settings = packed.manifest().provenance().settings();

        // Then
        assertThat(settings)
                .containsEntry("data.images", "1500")
                .containsEntry("data.class.Trouser", Integer.toString(counts[1]))
                .containsEntry("data.class.Ankle boot", "0")
                .containsEntry("split.method", "stratified");
    }

    @Test
    void shouldDiagnoseItselfAndServeCalibratedProbabilities() {
        // Given
        Diagnosis diagnosis = trained.diagnosis();

        // When
        var manifest = packed.manifest();

        // Then
        assertThat(manifest.model().temperature()).contains(diagnosis.temperature());
        assertThat(diagnosis.test().loss()).isEqualTo(trained.test().loss(), within(1e-3));
        assertThat(diagnosis.test().accuracy()).isEqualTo(trained.test().accuracy());
        assertThat(diagnosis.validation().images()).isEqualTo(ShapeChampion.SIZES.validation());
        assertThat(manifest.metrics())
                .containsEntry("temperature", diagnosis.temperature())
                .containsEntry("bias", 1 - diagnosis.training().accuracy())
                .containsEntry("testCalibrationError", diagnosis.calibratedError());
        assertThat(diagnosis.toString()).contains("bias", "temperature", "validation");
    }

    @Test
    void shouldMakeTheSameSplitAgainFromTheManifest() {
        // Given
        BaseData base = BaseData.of(packed.manifest().provenance());

        // When
        DataSplit again = base.split(ShapeChampion.pool());

        // Then
        assertThat(again.indices(Part.TRAINING)).isEqualTo(trained.split().indices(Part.TRAINING));
    }

    @Test
    void shouldRefuseToSplitAnotherDataSet() {
        // Given
        BaseData base = BaseData.of(packed.manifest().provenance());

        // When
        var splitting = Assertions.assertThatThrownBy(() -> base.split(ShapeImages.of(1500, 43)));

        // Then
        splitting.isInstanceOf(DataSetException.class).hasMessageContaining(base.dataHash());
    }

    @Test
    void shouldCountTheReferenceImagesInTheProfile() {
        // Given
        int reference = ShapeChampion.SIZES.reference();

        // When
        var profile = packed.profile();

        // Then
        assertThat(profile.images()).isEqualTo(reference);
        assertThat(profile.binning().features())
                .isEqualTo(Baseline.featuresWithOutliers(packed.manifest().model()));
        int outlier = profile.binning().featureCount() - 1;
        assertThat(profile.counts().count(outlier, 0)).isEqualTo(reference - reference / 100);
        assertThat(packed.baseline().outliers().orElseThrow().threshold().referenceImages())
                .isEqualTo(reference);
        assertThat(profile.calibration().settings()).isEqualTo(ShapeChampion.CALIBRATION);
    }

    @Test
    void shouldTellHowAccurateTheModelIsOnTheReferenceImages() throws PackageRefused {
        // Given
        EncodedImages reference =
                EncodedImages.of(trained.split(), Part.REFERENCE, EncodingMix.parse("png:1,jpeg:1,raw:2", 5));
        ScoredImages scored;
        try (TorchClassifier classifier = TorchClassifier.load(packed)) {
            scored = ScoredImages.of(reference, classifier, BatchScorer.withDefaults());
        }

        // When
        AccuracyReference accuracy = packed.baseline().accuracy().orElseThrow();

        // Then
        assertThat(accuracy.outcomes()).isEqualTo(scored.evaluate().confusion().outcomes());
        assertThat(accuracy.outcomes().total().labels()).isEqualTo(ShapeChampion.SIZES.reference());
        ConfidenceSums sums = IntStream.range(0, scored.size())
                .mapToObj(i -> accuracy.sums(
                        scored.scored(i).orElseThrow().probabilities().toArray()))
                .reduce(ConfidenceSums.empty(), ConfidenceSums::plus);
        EstimatedAccuracy estimated = accuracy.estimator().estimate(sums);
        assertThat(estimated.errorAgainst(accuracy.outcomes().total())).isBetween(-0.04, 0.04);
    }

    @Test
    void shouldGiveTheSamePackageForTheSameSeedAndTime(@TempDir Path elsewhere) throws IOException {
        // Given
        PackedModel first = trained.packed();

        // When
        TrainedModel again = ShapeChampion.train(elsewhere);

        // Then
        assertThat(again.packed().id()).isEqualTo(first.id());
    }

    @Test
    void shouldTellTheListenerEachStepInOrder(@TempDir Path elsewhere) throws IOException {
        // Given
        List<String> steps = new ArrayList<>();
        TrainJobListener listener = new TrainJobListener() {
            @Override
            public void splitMade(DataSplit split) {
                steps.add("split");
            }

            @Override
            public void trained(TrainingResult result, Duration time) {
                steps.add("trained");
            }

            @Override
            public void evaluated(Evaluation test) {
                steps.add("evaluated");
            }

            @Override
            public void diagnosed(Diagnosis diagnosis) {
                steps.add("diagnosed");
            }

            @Override
            public void packed(PackedModel model) {
                steps.add("packed");
            }
        };
        TrainJob job = new TrainJob(ShapeChampion.options(elsewhere), listener, () -> Instant.EPOCH);

        // When
        job.run(ShapeChampion.pool(), () -> false);

        // Then
        assertThat(steps).containsExactly("split", "trained", "evaluated", "diagnosed", "packed");
    }
}
