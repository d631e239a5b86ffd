package io.plumbline.contract.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginalTimestampTest {

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 253_402_300_799_999L, Long.MIN_VALUE, Long.MAX_VALUE})
    void shouldReadWhatWasWrittenLast(long timestamp) {
        // Given
        Headers headers = new RecordHeaders();
        OriginalTimestamp.write(headers, 17);

        // When
        OriginalTimestamp.write(headers, timestamp);

        // Then
        assertThat(OriginalTimestamp.read(headers)).hasValue(timestamp);
        assertThat(headers).hasSize(1);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "yesterday", "1.5", "9223372036854775808"})
    void shouldReadNothingWhereThereIsNoNumber(String text) {
        // Given
        Headers headers = new RecordHeaders().add(OriginalTimestamp.NAME, text == null ? null : text.getBytes(UTF_8));

        // When
        OptionalLong read = OriginalTimestamp.read(headers);

        // Then
        assertThat(read).isEmpty();
    }

    @Test
    void shouldReadNothingWhereNothingIs() {
        // Given
        Headers headers = new RecordHeaders();
        OriginalTimestamp.write(headers, 17);

        // When
        OriginalTimestamp.remove(headers);

        // Then
        assertThat(OriginalTimestamp.read(headers)).isEmpty();
        assertThat(headers).isEmpty();
    }
}
