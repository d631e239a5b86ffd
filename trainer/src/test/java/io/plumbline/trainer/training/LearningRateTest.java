package io.plumbline.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {

    @Test
    void shouldFallAlongHalfACosine() {
        // Given
        LearningRate rate = new LearningRate(0.01, Schedule.COSINE, 100);

        // When
        double halfway = rate.at(50);

        // Then
        assertThat(halfway).isEqualTo(0.005, within(1e-15));
        assertThat(rate.at(0)).isEqualTo(0.01);
        assertThat(rate.at(25)).isEqualTo(0.005 * (1 + Math.sqrt(0.5)), within(1e-15));
        assertThat(rate.at(100)).isEqualTo(0, within(1e-15));
    }

    @Test
    void shouldFallInALineOrNotAtAll() {
        // Given
        LearningRate line = new LearningRate(0.01, Schedule.LINEAR, 100);

        // When
        double late = line.at(75);

        // Then
        assertThat(late).isEqualTo(0.0025, within(1e-15));
        assertThat(new LearningRate(0.01, Schedule.CONSTANT, 100).at(75)).isEqualTo(0.01);
    }
}
