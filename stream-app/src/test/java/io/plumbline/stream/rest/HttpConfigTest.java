package io.plumbline.stream.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpConfigTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1:8780",
        "localhost, localhost:8780",
        "::1, [::1]:8780",
        "::, [::]:8780",
        "[::1], [::1]:8780"
    })
    void shouldMakeAnAddressOfEachKindOfHost(String host, String expected) {
        // Given
        HttpConfig config = HttpConfig.onLoopback(0).withHost(host);

        // When
        String authority = config.authority(8780);

        // Then
        assertThat(authority).isEqualTo(expected);
        assertThat(URI.create("http://" + authority).getPort()).isEqualTo(8780);
    }

    @Test
    void shouldSayAtWhichAddressItCannotListen() {
        // Given
        HttpConfig config = HttpConfig.onLoopback(8780).withHost("::1");

        // When
        HttpUnavailableException failure =
                new HttpUnavailableException(config, new IOException("wrapped", new IOException("in use")));

        // Then
        assertThat(failure).hasMessageContaining("HTTP at [::1]:8780 (in use)");
    }
}
