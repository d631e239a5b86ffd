package io.plumbline.stream.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "open sesame", "sesam\u00e9", "open\n"})
    void shouldRefuseWhatNoHeaderCanCarryWithoutShowingIt(String secret) {
        // Given
        Class<?> expected = IllegalArgumentException.class;

        // When
        Throwable thrown = catchThrowable(() -> BearerToken.of(secret));

        // Then
        assertThat(thrown).isInstanceOf(expected);
        assertThat(thrown.getMessage()).doesNotContain("sesam");
    }

    @Test
    void shouldNeverShowItself() {
        // Given
        HttpConfig config = HttpConfig.onLoopback(0).with(BearerToken.of("open-sesame"));

        // When
        String shown = config.toString();

        // Then
        assertThat(shown).doesNotContain("open-sesame");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, false", "localhost, false", "0.0.0.0, true"})
    void shouldKnowWhoMayAsk(String host, boolean strangers) {
        // Given
        HttpConfig open = HttpConfig.onLoopback(0).withHost(host);

        // When
        boolean found = open.isOpenToStrangers();

        // Then
        assertThat(found).isEqualTo(strangers);
        assertThat(open.with(BearerToken.of("open-sesame")).isOpenToStrangers()).isFalse();
    }
}
