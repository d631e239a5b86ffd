package io.plumbline.drift.statistics.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunLengthsTest {

    /** λ = 1 + i/10 for 1 000 · 10^(i/10) images, up to 10 000. */
    private static final RunLengths RUN_LENGTHS =
            new RunLengths(new double[] {1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2});

    @ParameterizedTest
    @CsvSource({"1000, 1", "1259, 1.1", "1122, 1.05", "3162, 1.5", "10000, 2"})
    void shouldInterpolateInTheLogarithmOfTheRunLength(long images, double expected) {
        // Given
        RunLengths runLengths = RUN_LENGTHS;
        // When
        double threshold = runLengths.threshold(images);
        // Then
        assertThat(threshold).isCloseTo(expected, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"999", "10001", "-5"})
    void shouldRefuseRunLengthsItKnowsNothingAbout(long images) {
        // Given
        RunLengths runLengths = RUN_LENGTHS;
        // When
        Throwable thrown = catchThrowable(() -> runLengths.threshold(images));
        // Then
        assertThat(thrown)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A run length of %d images was asked; this model was calibrated for 1000 to 10000"
                        .formatted(images));
    }

    @Test
    void shouldRefuseThresholdsThatFall() {
        // Given
        double[] thresholds = {1.2, 1.1};
        // When
        Throwable thrown = catchThrowable(() -> new RunLengths(thresholds));
        // Then
        assertThat(thrown).hasMessageContaining("grow with the run length");
    }

    @ParameterizedTest
    @CsvSource({"20000, 1", "200000, 11", "20000000, 31", "100000000, 31"})
    void shouldTellNoLongerRunLengthsThanTheResamplingCould(long resampledImages, int expected) {
        // Given
        long images = resampledImages;
        // When
        int points = RunLengths.pointsFor(images);
        // Then
        assertThat(points).isEqualTo(expected);
    }
}
