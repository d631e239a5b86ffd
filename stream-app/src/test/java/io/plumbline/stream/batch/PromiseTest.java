package io.plumbline.stream.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.stream.count.ServingCounters;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class PromiseTest {

    private final Promise promise = new Promise(new Chunk(List.of(), images -> null, new ServingCounters()), 0);

    @Test
    void shouldBeTakenOutAndLeaveTheSendersHeadersAsTheyWere() {
        // Given
        Headers headers = new RecordHeaders().add("a", bytes("1")).add("b", bytes("2"));
        Headers before = new RecordHeaders(headers.toArray());
        headers.add(promise);

        // When
        Optional<Promise> taken = Promise.takeFrom(headers);

        // Then
        assertThat(taken).containsSame(promise);
        assertThat(headers).isEqualTo(before);
    }

    @Test
    void shouldTakeForgedHeadersOutWithoutBelievingThem() {
        // Given
        Headers headers = new RecordHeaders().add(Promise.NAME, bytes("forged")).add("a", bytes("1"));

        // When
        Optional<Promise> taken = Promise.takeFrom(headers);

        // Then
        assertThat(taken).isEmpty();
        assertThat(headers).containsExactly(new RecordHeader("a", bytes("1")));
    }

    @Test
    void shouldBeFoundAmongForgedHeaders() {
        // Given
        Headers headers = new RecordHeaders()
                .add(Promise.NAME, bytes("forged"))
                .add(promise)
                .add(Promise.NAME, null);

        // When
        Optional<Promise> taken = Promise.takeFrom(headers);

        // Then
        assertThat(taken).containsSame(promise);
        assertThat(headers).isEmpty();
    }

    @Test
    void shouldHaveNoValueToPutOnAWire() {
        // Given
        Headers headers = new RecordHeaders().add(promise);

        // When
        byte[] value = headers.lastHeader(Promise.NAME).value();

        // Then
        assertThat(value).isNull();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
