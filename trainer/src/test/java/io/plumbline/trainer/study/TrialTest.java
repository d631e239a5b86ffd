package io.plumbline.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrialTest {

    @Test
    void shouldCountEpochsUntilTheTargetIsFirstReached() {
        // When
        Trial trial = Trials.of("any", 1, 0.9, 0.7, 0.86, 0.84, 0.9);

        // Then
        assertThat(trial.reachesTarget()).isTrue();
        assertThat(trial.epochsToTarget()).isEqualTo(2);
        assertThat(trial.secondsToTarget()).isEqualTo(5);
    }

    @Test
    void shouldCountOneEpochMoreThanThereWereForWhatWasNeverReached() {
        // When
        Trial trial = Trials.of("any", 1, 0.9, 0.7, 0.8);

        // Then
        assertThat(trial.reachesTarget()).isFalse();
        assertThat(trial.epochsToTarget()).isEqualTo(3);
    }

    @Test
    void shouldMeasureTheGapAtTheEnd() {
        // When
        Trial trial = Trials.of("any", 1, 0.9, 0.9, 0.8);

        // Then
        assertThat(trial.lowestValidationLoss()).isEqualTo(0.2, within(1e-12));
        assertThat(trial.lastValidationLoss()).isEqualTo(0.3, within(1e-12));
        assertThat(trial.gap()).isEqualTo(0.2, within(1e-12));
    }
}
