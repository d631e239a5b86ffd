package io.plumbline.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.image.OriginalTimestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalTimestampTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:30:00Z");

    private final ArrivalTimestamp extractor = new ArrivalTimestamp(InstantSource.fixed(NOW));

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:30:00Z, 2026-11-23T08:30:00Z",
        "2026-11-23T08:29:59.999Z, 2026-11-24T08:30:00Z",
        "1970-01-01T00:00:00Z, 2026-11-24T08:30:00Z",
        "2026-11-24T08:00:00Z, 2026-11-24T08:00:00Z",
        "2026-11-24T09:00:00Z, 2026-11-24T09:00:00Z",
        "1969-12-31T23:59:59.999Z, 2026-11-24T08:30:00Z",
        "2026-11-24T09:30:00Z, 2026-11-24T08:30:00Z",
        "9999-12-31T23:59:59Z, 2026-11-24T08:30:00Z",
        "-100000000-01-01T00:00:00Z, 2026-11-24T08:30:00Z",
    })
    void shouldKeepTimeStampsThatAnAnswerCanBearAndReplaceOthersByThePresent(Instant own, Instant expected) {
        // Given
        ConsumerRecord<Object, Object> record = at(own.toEpochMilli());

        // When
        long extracted = extractor.extract(record, -1);

        // Then
        assertThat(Instant.ofEpochMilli(extracted)).isEqualTo(expected);
        assertThat(OriginalTimestamp.read(record.headers()))
                .isEqualTo(own.equals(expected) ? OptionalLong.empty() : OptionalLong.of(own.toEpochMilli()));
    }

    @ParameterizedTest
    @CsvSource({"-9223372036854775808", "-1", "9223372036854775807"})
    void shouldReplaceWhatIsNoTimeAtAll(long own) {
        // Given
        ConsumerRecord<Object, Object> record = at(own);

        // When
        long extracted = extractor.extract(record, -1);

        // Then
        assertThat(extracted).isEqualTo(NOW.toEpochMilli());
        assertThat(OriginalTimestamp.read(record.headers())).hasValue(own);
    }

    @Test
    void shouldNotPassOnWhatAnEarlierAnswerNoted() {
        // Given
        ConsumerRecord<Object, Object> record = at(NOW.toEpochMilli());
        OriginalTimestamp.write(record.headers(), 5);

        // When
        long extracted = extractor.extract(record, -1);

        // Then
        assertThat(extracted).isEqualTo(NOW.toEpochMilli());
        assertThat(OriginalTimestamp.read(record.headers())).isEmpty();
    }

    private static ConsumerRecord<Object, Object> at(long timestamp) {
        return new ConsumerRecord<>(
                "images",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                null,
                new RecordHeaders(),
                Optional.empty());
    }
}
