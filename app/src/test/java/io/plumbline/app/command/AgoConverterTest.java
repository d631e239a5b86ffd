package io.plumbline.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class AgoConverterTest {

    private final AgoConverter converter = new AgoConverter(() -> Instant.parse("2026-11-24T12:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "90s, 2026-11-24T11:58:30Z",
        "30m, 2026-11-24T11:30:00Z",
        "2h, 2026-11-24T10:00:00Z",
        "7d, 2026-11-17T12:00:00Z",
        "2026-11-24T08:00:00Z, 2026-11-24T08:00:00Z"
    })
    void shouldReadATimeOrHowLongAgoItIs(String typed, Instant expected) {
        assertThat(converter.convert(typed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "h", "0h", "2 h", "2w"})
    void shouldRefuseWhatIsNeither(String typed) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> converter.convert(typed))
                .withMessageContaining("such as 2h");
    }

    @Test
    void shouldSayWhatATimeLooksLike() {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> converter.convert("2026-11-24"))
                .withMessageContaining("2026-11-24T08:00:00Z");
    }
}
