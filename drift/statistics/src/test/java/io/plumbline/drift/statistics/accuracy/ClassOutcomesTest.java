package io.plumbline.drift.statistics.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;

class ClassOutcomesTest {

    @Test
    void shouldKnowTheAccuracyOfEachClass() {
        // Given
        ClassOutcomes outcomes =
                ClassOutcomes.of(2, 0, true).plus(ClassOutcomes.of(2, 0, false)).plus(ClassOutcomes.of(2, 0, true));
        // When
        Outcomes first = outcomes.byClass().get(0);
        // Then
        assertThat(first.accuracy()).isEqualTo(2.0 / 3);
        assertThat(first.interval(.95).low()).isBetween(0.1, 0.3);
        assertThat(outcomes.byClass().get(1).accuracy()).isNaN();
        assertThat(outcomes.byClass().get(1).interval(.95)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void shouldRefuseAClassThatDoesNotExist() {
        // When
        Throwable thrown = catchThrowable(() -> ClassOutcomes.of(10, 10, true));
        // Then
        assertThat(thrown).hasMessage("There is no class 10 of 10");
    }
}
