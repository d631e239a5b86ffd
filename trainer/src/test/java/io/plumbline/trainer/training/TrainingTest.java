package io.plumbline.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.pack.PackageRefused;
import io.plumbline.trainer.ShapeImages;
import io.plumbline.trainer.dataset.LabelledImages;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingTest {

    private static final LabelledImages TRAINING = ShapeImages.of(600, 1);
    private static final LabelledImages VALIDATION = ShapeImages.of(150, 2);

    @Test
    void shouldLearnToTellShapesApart() {
        // Given
        Training training = training(options(6, 7), TrainingListener.SILENT);

        // When
        TrainingResult result = training.fromScratch(TRAINING, VALIDATION);

        // Then
        assertThat(result.best().validationAccuracy()).isGreaterThan(0.9);
        assertThat(result.best().validationLoss())
                .isLessThan(result.epochs().get(0).validationLoss());
    }

    @Test
    void shouldGiveTheSameWeightsBitForBitForTheSameSeed() {
        // Given
        TrainingOptions options = new TrainingOptions(0.002, 2, 2, 64, 1e-4, 11, 2);
        TrainingResult once = training(options, TrainingListener.SILENT).fromScratch(TRAINING, VALIDATION);

        // When
        TrainingResult again = training(options, TrainingListener.SILENT).fromScratch(TRAINING, VALIDATION);

        // Then
        assertThat(again.weights()).isEqualTo(once.weights());
        assertThat(again.epochs()).isEqualTo(once.epochs());
    }

    @Test
    void shouldGiveOtherWeightsForAnotherSeed() {
        // Given
        TrainingResult once = training(options(1, 1), TrainingListener.SILENT).fromScratch(TRAINING, VALIDATION);

        // When
        TrainingResult other = training(options(1, 2), TrainingListener.SILENT).fromScratch(TRAINING, VALIDATION);

        // Then
        assertThat(other.weights()).isNotEqualTo(once.weights());
    }

    @Test
    void shouldGoOnFromGivenWeights() throws PackageRefused {
        // Given
        TrainingResult first = training(options(6, 7), TrainingListener.SILENT).fromScratch(TRAINING, VALIDATION);

        // When
        TrainingResult further = training(options(1, 8), TrainingListener.SILENT)
                .from(first.weights(), EpochImages.always(TRAINING), VALIDATION);

        // Then
        double fromScratch = training(options(1, 8), TrainingListener.SILENT)
                .fromScratch(TRAINING, VALIDATION)
                .best()
                .validationLoss();
        assertThat(further.best().validationLoss()).isLessThan(fromScratch);
    }

    @Test
    void shouldStopWhenTheValidationLossNoLongerImproves() {
        // Given
        LabelledImages unlearnable = TRAINING.select(new int[] {0, 1, 2, 3});
        TrainingOptions options = new TrainingOptions(0.01, 60, 3, 4, 0, 5, 1);

        // When
        TrainingResult result = training(options, TrainingListener.SILENT).fromScratch(unlearnable, VALIDATION);

        // Then
        int best = result.best().epoch();
        assertThat(result.epochs()).hasSize(best + 3).hasSizeLessThan(60);
        assertThat(result.epochs())
                .noneMatch(e -> e.validationLoss() < result.best().validationLoss());
    }

    @Test
    void shouldTellTheListenerOfEachBatchAndEpoch() {
        // Given
        List<TrainingProgress> batches = new ArrayList<>();
        List<EpochResult> epochs = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void batchDone(TrainingProgress progress) {
                batches.add(progress);
            }

            @Override
            public void epochDone(EpochResult result) {
                epochs.add(result);
            }
        };

        // When
        TrainingResult result = training(options(2, 3), listener).fromScratch(TRAINING, VALIDATION);

        // Then
        assertThat(batches).hasSize(2 * 10);
        assertThat(batches.get(19).batch()).isEqualTo(10);
        assertThat(batches.get(19).epoch()).isEqualTo(2);
        assertThat(batches.get(19).timeLeft()).isZero();
        assertThat(batches.get(19).loss()).isEqualTo(epochs.get(1).trainingLoss());
        assertThat(epochs).isEqualTo(result.epochs());
    }

    @Test
    void shouldEndAtTheNextBatchWhenStopped() {
        // Given
        Training training = new Training(ShapeImages.smallCnn(), options(2, 3), TrainingListener.SILENT, () -> true);

        // When
        var running = assertThatThrownBy(() -> training.fromScratch(TRAINING, VALIDATION));

        // Then
        running.isInstanceOf(TrainingStoppedException.class).hasMessageContaining("epoch 1 before batch 1");
    }

    private static Training training(TrainingOptions options, TrainingListener listener) {
        return new Training(ShapeImages.smallCnn(), options, listener, () -> false);
    }

    private static TrainingOptions options(int epochs, long seed) {
        return new TrainingOptions(0.005, epochs, epochs, 64, 0, seed, 1);
    }
}
