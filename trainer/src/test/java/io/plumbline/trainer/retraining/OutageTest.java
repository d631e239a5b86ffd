package io.plumbline.trainer.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutageTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Outage outage = new Outage(Duration.ofHours(1));

    @Test
    void shouldPauseLongerEachTimeAndThenGiveUp() {
        // Given
        Stream<Instant> failures = IntStream.rangeClosed(1, 11).mapToObj(minutes -> NOW.plusSeconds(60L * minutes));

        // When
        Stream<Optional<Duration>> pauses = failures.map(outage::failed);

        // Then
        assertThat(pauses.map(pause -> pause.map(Duration::toSeconds).orElse(-1L)))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L, 60L, -1L);
    }

    @Test
    void shouldBeginAnewAfterAnAnswer() {
        // Given
        outage.failed(NOW);
        outage.failed(NOW);
        outage.ended();

        // When
        Optional<Duration> pause = outage.failed(NOW);

        // Then
        assertThat(pause).contains(Duration.ofSeconds(1));
    }

    @Test
    void shouldBeginAnewLongAfterTheLastFailure() {
        // Given
        outage.failed(NOW);
        outage.failed(NOW);

        // When
        Optional<Duration> pause = outage.failed(NOW.plus(Duration.ofHours(1)).plusMillis(1));

        // Then
        assertThat(pause).contains(Duration.ofSeconds(1));
    }
}
