package io.plumbline.stream.champion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChunkLimitTest {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final ChunkLimit limit = new ChunkLimit(256, LONGEST, 256);

    @Test
    void shouldFallAtOnceToWhatWouldHaveBeenInTime() {
        // When
        limit.took(256, Duration.ofSeconds(64));

        // Then
        assertThat(limit.images()).isEqualTo(4);
    }

    @Test
    void shouldStayAtOneAtLeast() {
        // When
        limit.took(1, Duration.ofMinutes(1));

        // Then
        assertThat(limit.images()).isEqualTo(1);
    }

    @Test
    void shouldDoubleWhereThereIsRoomAndNoFurtherThanThat() {
        // Given
        limit.took(256, Duration.ofSeconds(64));

        // When
        limit.took(4, Duration.ofMillis(1));
        int soon = limit.images();
        limit.took(8, Duration.ofMillis(800));
        int whereItIsNarrow = limit.images();
        for (int i = 0; i < 10; i++) {
            limit.took(limit.images(), Duration.ofMillis(1));
        }

        // Then
        assertThat(soon).isEqualTo(8);
        assertThat(whereItIsNarrow).isEqualTo(10);
        assertThat(limit.images()).isEqualTo(256);
    }

    @Test
    void shouldNotFallForAFewImagesThatCostMoreApieceThanMany() {
        // When
        limit.took(1, Duration.ofMillis(50));

        // Then
        assertThat(limit.images()).isEqualTo(256);
    }
}
