package io.plumbline.drift.statistics.edetector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClopperPearsonTest {

    /** Expected: SciPy 1.10's {@code scipy.stats.beta.isf(level, hits + 1, trials - hits)}. */
    @ParameterizedTest
    @CsvSource({
        "0, 10000, 7.012622720897616e-07, 0.0014160348631661493",
        "313, 10000, 7.012622720897616e-07, 0.04051122350759606",
        "5000, 10000, 7.012622720897616e-07, 0.5241585151386685",
        "9687, 10000, 7.012622720897616e-07, 0.9764146645682957",
        "9999, 10000, 7.012622720897616e-07, 0.9999999999298738",
        "0, 1, 1.6129032258064517e-05, 0.9999838709677419",
        "3, 20, .05, 0.34366380431428184",
        "20, 20, .05, 1"
    })
    void shouldAgreeWithSciPy(long hits, long trials, double level, double expected) {
        // Given
        double accuracy = 1e-11;
        // When
        double limit = ClopperPearson.upperLimit(hits, trials, level);
        // Then
        assertThat(limit).isCloseTo(expected, within(accuracy));
    }
}
