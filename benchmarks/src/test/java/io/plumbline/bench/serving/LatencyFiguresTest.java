package io.plumbline.bench.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyFiguresTest {

    @Test
    void shouldTakeTheMedianOfEachFigureByItself() {
        // Given
        List<LatencyFigures> runs = List.of(
                new LatencyFigures(60, 900, 3, 30),
                new LatencyFigures(70, 110, 9, 20),
                new LatencyFigures(50, 120, 4, 800));

        // When
        LatencyFigures medians = LatencyFigures.medians(runs);

        // Then
        assertThat(medians).isEqualTo(new LatencyFigures(60, 120, 4, 30));
    }
}
