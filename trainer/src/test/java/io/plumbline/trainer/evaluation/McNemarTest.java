package io.plumbline.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {

    /** Expected: {@code scipy.stats.binomtest(c, b + c, 0.5, alternative='greater').pvalue} of SciPy 1.10.1. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1.0",
        "0, 1, 0.5",
        "0, 5, 0.03125",
        "3, 10, 0.046142578125",
        "10, 3, 0.98876953125",
        "5, 5, 0.623046875",
        "40, 60, 0.02844396682049044",
        "100, 160, 0.00011947095153406979",
        "2, 300, 5.6152665602808045e-87",
        "700, 760, 0.06126721102625591"
    })
    void shouldAgreeWithSciPy(long onlyFirstRight, long onlySecondRight, double expected) {
        // Given
        double percent = 1e-6;

        // When
        double pValue = McNemar.pValue(onlyFirstRight, onlySecondRight);

        // Then
        assertThat(pValue).isCloseTo(expected, withinPercentage(percent));
    }
}
