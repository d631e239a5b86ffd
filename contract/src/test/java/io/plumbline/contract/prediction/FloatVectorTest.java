package io.plumbline.contract.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class FloatVectorTest {

    @Test
    void shouldNotChangeWithTheArrayItWasMadeOf() {
        // Given
        float[] mine = {1, 2, 3};
        FloatVector vector = FloatVector.of(mine);

        // When
        mine[0] = 9;
        vector.toArray()[1] = 9;

        // Then
        assertThat(vector).isEqualTo(FloatVector.of(1, 2, 3)).hasSameHashCodeAs(FloatVector.of(1, 2, 3));
    }

    @Test
    void shouldCopyARowOfMany() {
        // Given
        float[] rows = {1, 2, 3, 4, 5, 6};

        // When
        FloatVector second = FloatVector.copyOf(rows, 3, 3);

        // Then
        assertThat(second).isEqualTo(FloatVector.of(4, 5, 6));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> FloatVector.copyOf(rows, 4, 3));
    }

    @Test
    void shouldCompareBits() {
        // Given
        FloatVector vector = FloatVector.of(Float.NaN, 0f);

        // When / Then
        assertThat(vector).isEqualTo(FloatVector.of(Float.NaN, 0f)).isNotEqualTo(FloatVector.of(Float.NaN, -0f));
    }
}
