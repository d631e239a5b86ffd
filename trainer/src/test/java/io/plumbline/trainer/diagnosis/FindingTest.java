package io.plumbline.trainer.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {

    // Two standard errors of the difference: 2·√(.2·.8/5000 + .2·.8/3000) = 0.018 for the first.
    @ParameterizedTest
    @CsvSource({
        "0.80, 5000, 0.80, 3000, BIAS",
        "0.99, 5000, 0.90, 3000, VARIANCE",
        "0.90, 5000, 0.80, 3000, BOTH",
        "0.97, 5000, 0.965, 3000, NEITHER",
        "0.97, 50, 0.93, 30, NEITHER",
        "0.97, 5000, 0.98, 3000, NEITHER"
    })
    void shouldTellBiasFromVariance(
            double trainingAccuracy, int trained, double validationAccuracy, int validated, Finding.Kind kind) {
        // Given
        Figures training = new Figures(0.1, trainingAccuracy, trained);
        Figures validation = new Figures(0.1, validationAccuracy, validated);

        // When
        Finding finding = Finding.of(training, validation);

        // Then
        assertThat(finding.kind()).isEqualTo(kind);
        assertThat(finding.bias()).isEqualTo(1 - trainingAccuracy);
        assertThat(finding.variance()).isEqualTo((1 - validationAccuracy) - (1 - trainingAccuracy));
    }
}
