package io.plumbline.model.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.contract.models.ModelId;
import io.plumbline.drift.statistics.accuracy.ClassOutcomes;
import io.plumbline.drift.statistics.estimate.AccuracyEstimator;
import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.model.TestModels;
import io.plumbline.model.classify.TorchScorer;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageTest {

    private final PackageReader reader = new PackageReader(PackageReader.DEFAULT_MAX_BYTES);

    @TempDir
    private Path directory;

    @Test
    void shouldReadWhatWasWritten() throws IOException, PackageRefused {
        // Given
        ModelSpec spec = TestModels.smallCnn().withTemperature(1.5);
        Weights weights = TestModels.randomWeights(spec);
        Manifest manifest = TestModels.manifest(spec);
        PackedModel packed;
        try (TorchScorer scorer = TorchScorer.of(spec, weights)) {
            packed = new PackageWriter(directory)
                    .write(manifest, weights, Baseline.of(TestModels.profile(scorer)), TestModels.canaries(scorer));
        }

        // When
        ModelPackage read = reader.read(packed.file(), packed.id());

        // Then
        assertThat(read.id()).isEqualTo(packed.id());
        assertThat(read.manifest()).isEqualTo(manifest);
        assertThat(read.weights()).isEqualTo(weights);
        assertThat(read.profile().images()).isEqualTo(200);
        assertThat(read.canaries().size()).isEqualTo(8);
        assertThat(packed.file()).hasFileName(packed.id() + ".zip").hasSize(packed.sizeBytes());
        assertThat(reader.read(packed.file()).id()).isEqualTo(packed.id());
    }

    @Test
    void shouldGiveTheSameFileForTheSameContent() throws IOException, PackageRefused {
        // Given
        ModelPackage source = reader.read(TestModels.pack(directory).file());

        // When
        PackedModel again = new PackageWriter(directory.resolve("again"))
                .write(source.manifest(), source.weights(), source.baseline(), source.canaries());

        // Then
        assertThat(again.id()).isEqualTo(source.id());
    }

    @Test
    void shouldLeaveNoUnfinishedFileBehind() throws IOException, PackageRefused {
        // When
        PackedModel packed = TestModels.pack(directory);

        // Then
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(packed.file());
        }
    }

    @Test
    void shouldRefuseAFileThatIsTooLargeOrMissing() throws IOException, PackageRefused {
        // Given
        PackedModel packed = TestModels.pack(directory);

        // When
        PackageReader strict = new PackageReader(packed.sizeBytes() - 1);

        // Then
        assertThat(new PackageReader(packed.sizeBytes()).read(packed.file()).id())
                .isEqualTo(packed.id());
        assertRefused(() -> strict.read(packed.file()), Reason.TOO_LARGE);
        assertRefused(() -> reader.read(directory.resolve("none.zip"), packed.id()), Reason.UNAVAILABLE);
        assertRefused(() -> reader.read(directory), Reason.UNAVAILABLE);
    }

    @Test
    void shouldRefuseAnotherNameThanTheAnnouncedOne() throws IOException, PackageRefused {
        // Given
        PackedModel packed = TestModels.pack(directory);

        // When
        ModelId renamed = new ModelId("other", packed.id().sha256());

        // Then
        assertRefused(() -> reader.read(packed.file(), renamed), Reason.ALTERED);
    }

    @Test
    void shouldRefuseAProfileOfOtherFeatures() throws IOException, PackageRefused {
        // Given
        ModelPackage source = reader.read(TestModels.pack(directory).file());
        ModelSpec spec = source.manifest().model();

        // When
        ModelSpec fewer = ModelSpec.of(
                spec.architecture(),
                spec.inputShape(),
                spec.labels(),
                spec.preprocessing(),
                spec.featureGroups().subList(0, 2));

        // Then
        assertThatThrownBy(() -> new PackageWriter(directory)
                        .write(TestModels.manifest(fewer), source.weights(), source.baseline(), source.canaries()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The reference profile is about the features");
    }

    @Test
    void shouldCarryAReferenceForAccuracyOfTheSameClasses() throws IOException, PackageRefused {
        // Given
        ModelPackage source = reader.read(TestModels.pack(directory).file());
        AccuracyReference accuracy = accuracy(TestModels.LABELS.size());
        AccuracyReference ofOtherClasses = accuracy(2);

        // When
        PackedModel packed = write(source, source.baseline().withAccuracy(accuracy));

        // Then
        assertThat(reader.read(packed.file()).baseline().accuracy()).contains(accuracy);
        assertThat(source.baseline().accuracy()).isEmpty();
        assertThatThrownBy(() -> write(source, source.baseline().withAccuracy(ofOtherClasses)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The reference for accuracy is about 2 classes, the model has 3");
    }

    private static AccuracyReference accuracy(int classes) {
        return new AccuracyReference(1.5, new AccuracyEstimator(0.9, 0.88, 0.6), ClassOutcomes.of(classes, 1, true));
    }

    private PackedModel write(ModelPackage source, Baseline baseline) throws IOException {
        return new PackageWriter(directory).write(source.manifest(), source.weights(), baseline, source.canaries());
    }

    @Test
    void shouldFitOnlyWhereImagesAndClassesAreTheSame() throws PackageRefused {
        // Given
        ModelSpec spec = TestModels.smallCnn();

        // When
        spec.requireFits(TestModels.SHAPE, TestModels.LABELS);

        // Then
        assertRefused(() -> spec.requireFits(TestModels.SHAPE, List.of("shirt", "bag", "shoe")), Reason.UNFIT);
        assertRefused(() -> spec.requireFits(InputShape.grey(12, 13), TestModels.LABELS), Reason.UNFIT);
    }

    static void assertRefused(ThrowingCallable call, Reason reason) {
        assertThatThrownBy(call).isInstanceOfSatisfying(PackageRefused.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
    }
}
