package io.plumbline.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyOrderTest {

    private final KeyOrder order = new KeyOrder();

    @Test
    void shouldAllowKeysAndTopicsToOvertakeEachOther() {
        // When
        order.add("predictions", 1, 50);
        order.add("predictions", 2, 10);
        order.add("images-dlq", 1, 20);
        order.add("predictions", 1, 51);

        // Then
        assertThat(order.violations()).isZero();
    }

    @Test
    void shouldCountEveryAnswerBehindALaterOne() {
        // When
        order.add("predictions", 1, 50);
        order.add("predictions", 1, 40);
        order.add("predictions", 1, 45);
        order.add("predictions", 1, 60);

        // Then
        assertThat(order.violations()).isEqualTo(2);
    }
}
