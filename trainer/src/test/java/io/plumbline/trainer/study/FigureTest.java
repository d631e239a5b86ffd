package io.plumbline.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FigureTest {

    /** R: t.test(c(1, 2, 3, 4))$conf.int is 0.4457397 to 4.5542603. */
    @Test
    void shouldGiveStudentsInterval() {
        // When
        Figure figure = Figure.of(1, 2, 3, 4);

        // Then
        assertThat(figure.mean()).isEqualTo(2.5);
        assertThat(figure.deviation()).isEqualTo(1.2909944, within(1e-7));
        assertThat(figure.halfInterval()).isEqualTo(2.0542603, within(1e-7));
        assertThat(figure.isClear()).isTrue();
    }

    @Test
    void shouldKnowNothingOfChanceFromOneValue() {
        // When
        Figure figure = Figure.of(7);

        // Then
        assertThat(figure.mean()).isEqualTo(7);
        assertThat(figure.halfInterval()).isInfinite();
        assertThat(figure.isClear()).isFalse();
    }
}
