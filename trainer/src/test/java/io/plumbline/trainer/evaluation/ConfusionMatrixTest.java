package io.plumbline.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    @Test
    void shouldCountTheDiagonalAsRight() {
        // Given
        long[][] counts = {{3, 1}, {2, 4}};

        // When
        ConfusionMatrix matrix = ConfusionMatrix.of(List.of("cat", "dog"), counts);

        // Then
        assertThat(matrix.images()).isEqualTo(10);
        assertThat(matrix.accuracy()).isEqualTo(0.7);
        assertThat(matrix.count(1, 0)).isEqualTo(2);
        assertThat(matrix.toString().lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).startsWith("1 dog").endsWith("2     4"));
    }

    @Test
    void shouldNotFollowChangesOfTheGivenCounts() {
        // Given
        long[][] counts = {{1}};
        ConfusionMatrix matrix = ConfusionMatrix.of(List.of("all"), counts);

        // When
        counts[0][0] = 7;

        // Then
        assertThat(matrix.count(0, 0)).isEqualTo(1);
    }
}
