package io.plumbline.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.model.net.Architecture;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.preprocessing.Preprocessing;
import io.plumbline.trainer.ShapeImages;
import io.plumbline.trainer.dataset.LabelledImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointsTest {

    private static final LabelledImages TRAINING = ShapeImages.of(300, 1);
    private static final LabelledImages VALIDATION = ShapeImages.of(100, 2);
    private static final Map<String, String> SETTINGS = Map.of("training.epochs", "4");
    private static final int BATCHES_PER_EPOCH = 10;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void shouldGoOnToTheSameWeightsBitForBit(Optimizer optimizer) {
        // Given
        TrainingResult uninterrupted = training(optimizer, Integer.MAX_VALUE).fromScratch(TRAINING, VALIDATION);
        stopInTheThirdEpoch(optimizer);

        // When
        TrainingResult resumed = training(optimizer, Integer.MAX_VALUE)
                .fromScratch(TRAINING, VALIDATION, Checkpoints.in(directory, SETTINGS, true));

        // Then
        assertThat(resumed.weights()).isEqualTo(uninterrupted.weights());
        assertThat(resumed.epochs()).isEqualTo(uninterrupted.epochs());
    }

    @Test
    void shouldKeepTheBestEpochWhenStopped() {
        // Given
        Training training = training(Optimizer.ADAM, 2 * BATCHES_PER_EPOCH + 5);

        // When
        TrainingStoppedException stopped =
                catchThrowableOfType(TrainingStoppedException.class, () -> training.fromScratch(TRAINING, VALIDATION));

        // Then
        TrainingResult soFar = stopped.soFar().orElseThrow();
        assertThat(soFar.epochs()).hasSize(2);
        assertThat(soFar.weights()).isNotNull();
    }

    @Test
    void shouldBeginAfreshWhereThereIsNoCheckpointAtAll() {
        // Given
        TrainingResult expected = training(Optimizer.ADAM, Integer.MAX_VALUE).fromScratch(TRAINING, VALIDATION);

        // When
        TrainingResult result = training(Optimizer.ADAM, Integer.MAX_VALUE)
                .fromScratch(TRAINING, VALIDATION, Checkpoints.in(directory, SETTINGS, true));

        // Then
        assertThat(result.weights()).isEqualTo(expected.weights());
    }

    @Test
    void shouldSayHowAnotherTrainingsCheckpointDiffers() {
        // Given
        stopInTheThirdEpoch(Optimizer.ADAM);
        Checkpoints other = Checkpoints.in(directory, Map.of("training.epochs", "9"), true);

        // When
        var finding = assertThatThrownBy(other::found);

        // Then
        finding.isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("training.epochs is 4 instead of 9")
                .hasMessageContaining("without --resume");
    }

    @Test
    void shouldRefuseADamagedCheckpoint() throws IOException {
        // Given
        stopInTheThirdEpoch(Optimizer.ADAM);
        Path file;
        try (var files = Files.list(directory)) {
            file = files.findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        // When
        var finding = assertThatThrownBy(Checkpoints.in(directory, SETTINGS, true)::found);

        // Then
        finding.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("it is damaged");
    }

    @Test
    void shouldBeGoneWhenDeleted() throws IOException {
        // Given
        stopInTheThirdEpoch(Optimizer.ADAM);

        // When
        Checkpoints.in(directory, SETTINGS, false).delete();

        // Then
        try (var files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    private void stopInTheThirdEpoch(Optimizer optimizer) {
        Training training = training(optimizer, 2 * BATCHES_PER_EPOCH + 5);
        Checkpoints checkpoints = Checkpoints.in(directory, SETTINGS, false);
        assertThatThrownBy(() -> training.fromScratch(TRAINING, VALIDATION, checkpoints))
                .isInstanceOf(TrainingStoppedException.class);
    }

    /** With batch normalisation and dropout, so that all that is drawn and counted matters; stopped before so many batches. */
    private static Training training(Optimizer optimizer, int batches) {
        Architecture architecture = ShapeImages.smallArchitecture().with("dropout", 0.3);
        ModelSpec model = ModelSpec.of(
                architecture, ShapeImages.SHAPE, ShapeImages.LABELS, Preprocessing.unitScale(ShapeImages.SHAPE));
        TrainingOptions options =
                new TrainingOptions(optimizer, 0.005, Schedule.COSINE, 4, 4, 32, 1e-4, 11, 1, ComputeDevice.CPU);
        AtomicInteger asked = new AtomicInteger();
        return new Training(model, options, TrainingListener.SILENT, () -> asked.incrementAndGet() > batches);
    }
}
