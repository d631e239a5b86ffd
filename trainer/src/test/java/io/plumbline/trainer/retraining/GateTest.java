package io.plumbline.trainer.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

    @ParameterizedTest
    @CsvSource({
        "0.049, 0.90, 0.90, true",
        "0.050, 0.90, 0.95, false",
        "0.001, 0.90, 0.89, true",
        "0.001, 0.90, 0.88, false",
        "1.000, 0.90, 0.90, false"
    })
    void shouldOpenOnlyForABetterModelThatKeepsTheBase(
            double recentPValue, double baseChampion, double baseChallenger, boolean opens) {
        // Given
        Gate gate = new Gate(GateOptions.defaults());
        Comparison recent = new Comparison(1_000, 0.6, 0.7, 50, 150, recentPValue);
        Comparison base = new Comparison(1_000, baseChampion, baseChallenger, 30, 20, 0.9);

        // When
        boolean decision = gate.opensFor(recent, base);

        // Then
        assertThat(decision).isEqualTo(opens);
    }
}
