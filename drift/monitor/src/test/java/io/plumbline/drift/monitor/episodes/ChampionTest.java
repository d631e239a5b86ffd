package io.plumbline.drift.monitor.episodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChampionTest {

    @Test
    void shouldBeTheFirstModelAtOnce() {
        // When
        Champion champion = Champion.unknown().after(Map.of("a", 1));

        // Then
        assertThat(champion.is("a")).isTrue();
    }

    @Test
    void shouldChangeWithTheStream() {
        // Given
        Champion before = Champion.unknown().after(Map.of("a", 50));

        // When
        Champion champion = before.after(Map.of("a", 10, "b", 40)).after(Map.of("b", 50));

        // Then
        assertThat(champion.is("b")).isTrue();
    }

    @Test
    void shouldNotChangeForALateRemainder() {
        // Given
        Champion before = Champion.unknown().after(Map.of("b", 50));

        // When
        Champion champion = before.after(Map.of("a", 9));

        // Then
        assertThat(champion.is("b")).isTrue();
    }

    @Test
    void shouldNotAddUpWhatInterruptedRunsLed() {
        // Given
        Champion champion = Champion.unknown().after(Map.of("a", 50));

        // When
        for (int i = 0; i < 10; i++) {
            champion = champion.after(Map.of("b", 30)).after(Map.of("a", 30));
        }

        // Then
        assertThat(champion.is("a")).isTrue();
    }

    @Test
    void shouldNotBeATrialWithASmallShareOfTheStream() {
        // Given
        Champion champion = Champion.unknown().after(Map.of("a", 50));

        // When
        for (int i = 0; i < 100; i++) {
            champion = champion.after(Map.of("a", 45, "b", 5));
        }

        // Then
        assertThat(champion.is("a")).isTrue();
    }
}
