package io.plumbline.drift.monitor.panes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaneTimeTest {

    private static final long NOW_MS = 10_000_000;

    private final SaneTime time = new SaneTime(InstantSource.fixed(Instant.ofEpochMilli(NOW_MS)));

    @ParameterizedTest
    @CsvSource({
        "9000000, 8000000, 9000000",
        "7000000, 8000000, 7000000",
        "13600000, 8000000, 13600000",
        "13600001, 8000000, 8000000",
        "-1, 8000000, 8000000",
        "-1, -1, 10000000"
    })
    void shouldTakeWhatCanBeTrue(long stampMs, long partitionTimeMs, long expectedMs) {
        assertThat(time.extract(record(stampMs), partitionTimeMs)).isEqualTo(expectedMs);
    }

    private static ConsumerRecord<Object, Object> record(long stampMs) {
        return new ConsumerRecord<>(
                "predictions",
                0,
                0,
                stampMs,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                null,
                new RecordHeaders(),
                Optional.empty());
    }
}
