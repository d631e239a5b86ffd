package io.plumbline.stream.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.image.OriginalTimestamp;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.contract.rejection.RejectionReason;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final SourcePosition SOURCE = new SourcePosition("images", 3, 17);
    private static final Rejection REJECTION =
            new Rejection("cat-1", RejectionReason.CORRUPT, "Ends in the middle", SOURCE, "0.1.0");
    private static final long TIMESTAMP = 5;

    private final DeadLetters letters = new DeadLetters(2_000);

    @Test
    void shouldKeepTheOriginalAndSayWhy() {
        // Given
        Record<byte[], Arrival> image = image(bytes(10), bytes(1_000), headers(20));

        // When
        Record<byte[], Object> letter = letters.of(image, REJECTION);

        // Then
        assertThat(letter.key()).isSameAs(image.key());
        assertThat(letter.value()).isSameAs(image.value().value());
        assertThat(letter.timestamp()).isEqualTo(TIMESTAMP);
        assertThat(letter.headers().lastHeader("own").value()).hasSize(20);
        assertThat(Rejection.read(letter.headers())).isEqualTo(REJECTION);
    }

    @Test
    void shouldKeepARejectedNullAsItIs() {
        // Given
        Record<byte[], Arrival> image = image(null, null, new RecordHeaders());

        // When
        Record<byte[], Object> letter = letters.of(image, REJECTION);

        // Then
        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
        assertThat(Rejection.read(letter.headers())).isEqualTo(REJECTION);
    }

    @Test
    void shouldLeaveOutAValueThatDoesNotFit() {
        // Given
        Record<byte[], Arrival> image = image(bytes(10), bytes(1_990), headers(20));

        // When
        Record<byte[], Object> letter = letters.of(image, REJECTION);

        // Then
        assertThat(letter.value()).isNull();
        assertThat(letter.key()).isSameAs(image.key());
        assertThat(letter.headers().lastHeader("own").value()).hasSize(20);
        Rejection read = Rejection.read(letter.headers());
        assertThat(read.reason()).isEqualTo(RejectionReason.CORRUPT);
        assertThat(read.detail()).contains("2000 bytes", "images-3-17", "Ends in the middle");
    }

    @Test
    void shouldLeaveOutHeadersThatDoNotFit() {
        // Given
        Headers headers = headers(2_000);
        OriginalTimestamp.write(headers, -1);
        Record<byte[], Arrival> image = image(bytes(10), bytes(10), headers);

        // When
        Record<byte[], Object> letter = letters.of(image, REJECTION);

        // Then
        assertThat(letter.key()).isSameAs(image.key());
        assertThat(letter.headers().lastHeader("own")).isNull();
        assertThat(OriginalTimestamp.read(letter.headers())).hasValue(-1);
        assertThat(Rejection.read(letter.headers()).source()).isEqualTo(SOURCE);
    }

    @Test
    void shouldLeaveOutAKeyThatDoesNotFit() {
        // Given
        Record<byte[], Arrival> image = image(bytes(2_000), bytes(10), new RecordHeaders());

        // When
        Record<byte[], Object> letter = letters.of(image, REJECTION);

        // Then
        assertThat(letter.key()).isNull();
        assertThat(Rejection.read(letter.headers()).source()).isEqualTo(SOURCE);
    }

    private static Record<byte[], Arrival> image(byte[] key, byte[] value, Headers headers) {
        return new Record<>(key, new Arrival(value, Optional.empty()), TIMESTAMP, headers);
    }

    private static Headers headers(int bytes) {
        return new RecordHeaders().add("own", "x".repeat(bytes).getBytes(UTF_8));
    }

    private static byte[] bytes(int count) {
        return new byte[count];
    }
}
