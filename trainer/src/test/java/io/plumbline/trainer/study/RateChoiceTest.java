package io.plumbline.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.trainer.study.RateChoice.Tried;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateChoiceTest {

    @Test
    void shouldChooseTheLowestValidationLoss() {
        // When
        RateChoice choice = new RateChoice(
                "Adam",
                List.of(new Tried(0.001, 0.5), new Tried(0.003, 0.4), new Tried(0.01, Double.POSITIVE_INFINITY)));

        // Then
        assertThat(choice.best()).isEqualTo(0.003);
        assertThat(choice.isAtAnEnd()).isFalse();
    }

    @Test
    void shouldTellThatTheBestIsAtAnEnd() {
        // When
        RateChoice choice = new RateChoice("Adam", List.of(new Tried(0.001, 0.3), new Tried(0.003, 0.4)));

        // Then
        assertThat(choice.isAtAnEnd()).isTrue();
    }
}
