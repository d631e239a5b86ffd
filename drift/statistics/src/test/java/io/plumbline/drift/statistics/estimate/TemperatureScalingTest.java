package io.plumbline.drift.statistics.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.Expected;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemperatureScalingTest {

    static List<Expected> logits() {
        return Expected.rows("temperatures.csv");
    }

    @ParameterizedTest
    @MethodSource("logits")
    void shouldFindTheTemperatureThatSciPyFinds(Expected expected) {
        // Given
        int[] labels = DoubleStream.of(expected.numbers("labels"))
                .mapToInt(label -> (int) label)
                .toArray();
        float[] flat = expected.vector("logits");
        float[][] logits = new float[labels.length][];
        Arrays.setAll(logits, i -> Arrays.copyOfRange(flat, 4 * i, 4 * i + 4));
        // When
        double temperature = TemperatureScaling.fit(logits, labels);
        // Then
        assertThat(temperature).isCloseTo(expected.number("temperature"), within(1e-6));
    }

    @Test
    void shouldStopWhereNoTemperatureIsLowEnough() {
        // Given
        float[][] alwaysRight = {{2, 0}, {0, 3}};
        // When
        double temperature = TemperatureScaling.fit(alwaysRight, new int[] {0, 1});
        // Then
        assertThat(temperature).isBetween(TemperatureScaling.LOWEST, 0.1);
        assertThat(TemperatureScaling.fit(alwaysRight, new int[] {1, 0}))
                .isCloseTo(TemperatureScaling.HIGHEST, within(1e-6));
    }

    /** {@code scipy.special.softmax(numpy.array([1, 3, -2]) / 2).max()} */
    @Test
    void shouldBeLessConfidentAtAHigherTemperature() {
        // Given
        float[] logits = {1, 3, -2};
        // When
        double confidence = TemperatureScaling.confidence(logits, 2);
        // Then
        assertThat(confidence).isCloseTo(0.6896720861245036, within(1e-12));
        assertThat(TemperatureScaling.confidence(logits, 1)).isGreaterThan(confidence);
        assertThat(TemperatureScaling.confidence(new float[] {1_000, -1_000}, 0.01))
                .isEqualTo(1);
    }

    @Test
    void shouldRefuseImagesWithoutLabels() {
        // When
        Throwable thrown = catchThrowable(() -> TemperatureScaling.fit(new float[3][2], new int[2]));
        // Then
        assertThat(thrown).hasMessageContaining("3 with 2 labels");
    }
}
