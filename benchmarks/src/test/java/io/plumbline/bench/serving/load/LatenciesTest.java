package io.plumbline.bench.serving.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void shouldTellWhatAShareOfAnswersKeepsWithin() {
        // Given
        long[] nanos =
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray();

        // When
        Latencies latencies = Latencies.ofNanos(nanos, nanos.length);

        // Then
        assertThat(latencies.quantileMillis(0.5)).isEqualTo(50);
        assertThat(latencies.quantileMillis(0.99)).isEqualTo(99);
        assertThat(latencies.quantileMillis(1)).isEqualTo(100);
        assertThat(latencies.count()).isEqualTo(100);
    }

    @Test
    void shouldNotMakeUpALatencyOfNothing() {
        // Given
        long[] none = new long[3];

        // When
        var making = assertThatThrownBy(() -> Latencies.ofNanos(none, 0));

        // Then
        making.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("No answer came");
    }
}
