package io.plumbline.trainer.training;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingOptionsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 5, 2, 128, 0, 1, learning rate",
        "NaN, 5, 2, 128, 0, 1, learning rate",
        "0.1, 0, 2, 128, 0, 1, number of epochs",
        "0.1, 5, 0, 128, 0, 1, patience",
        "0.1, 5, 2, 1, 0, 1, batch size",
        "0.1, 5, 2, 128, -1, 1, L2",
        "0.1, 5, 2, 128, 0, 0, number of threads"
    })
    void shouldRefuseWhatCannotTrain(
            double learningRate, int epochs, int patience, int batchSize, double l2, int threads, String named) {
        // Given
        long seed = 1;

        // When
        var making = assertThatThrownBy(
                () -> new TrainingOptions(learningRate, epochs, patience, batchSize, l2, seed, threads));

        // Then
        making.isInstanceOf(IllegalArgumentException.class).hasMessageContaining(named);
    }
}
