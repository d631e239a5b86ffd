package io.plumbline.trainer.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void shouldCoverValuesBetweenRoundOnes() {
        // When
        Axis axis = Axis.covering(0.713, 0.874);

        // Then
        assertThat(axis.ticks()).containsExactly(0.7, 0.75, 0.8, 0.85, 0.9);
        assertThat(axis.place(0.713)).isBetween(0.0, 0.1);
        assertThat(axis.place(0.8)).isBetween(0.49, 0.51);
    }

    @Test
    void shouldCoverLargeValues() {
        // When
        Axis axis = Axis.covering(1, 40);

        // Then
        assertThat(axis.ticks()).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0);
    }

    @Test
    void shouldCoverASingleValue() {
        // When
        Axis axis = Axis.covering(2, 2);

        // Then
        assertThat(axis.ticks()).hasSizeGreaterThan(1);
        assertThat(axis.place(2)).isBetween(0.0, 1.0);
    }
}
