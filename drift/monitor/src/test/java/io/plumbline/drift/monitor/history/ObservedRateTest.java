package io.plumbline.drift.monitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ObservedRateTest {

    private static final String TOPIC = "predictions";
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    /** Every so many offsets, one is the mark of a transaction. */
    private static final int BETWEEN_MARKS = 5;

    @Test
    void shouldCountTheRecordsOfAllPartitionsSinceTheFirst() {
        // Given: 8 000 and 1 600 records in a quarter of an hour
        MockConsumer<byte[], byte[]> consumer = consumer(Duration.ofMinutes(15), 10_000, 2_000);

        // When
        Optional<ObservedRate> rate = ObservedRate.of(consumer, TOPIC, NOW);

        // Then
        assertThat(rate).hasValueSatisfying(found -> {
            assertThat(found.perSecond()).isCloseTo(9_600 / 900., within(.1));
            assertThat(found.in(Duration.ofDays(30))).isCloseTo(27_648_000, within(300_000L));
        });
    }

    @Test
    void shouldKnowNoRateWhereNothingHasCome() {
        // When
        Optional<ObservedRate> rate = ObservedRate.of(consumer(Duration.ofMinutes(15), 0, 0), TOPIC, NOW);

        // Then
        assertThat(rate).isEmpty();
    }

    private static MockConsumer<byte[], byte[]> consumer(Duration since, long... ends) {
        Instant first = NOW.minus(since);
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
            @Override
            public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                    Map<TopicPartition, Long> times) {
                Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
                times.keySet()
                        .forEach(partition -> found.put(
                                partition,
                                ends[partition.partition()] == 0
                                        ? null
                                        : new OffsetAndTimestamp(0, first.toEpochMilli())));
                return found;
            }
        };
        List<TopicPartition> partitions = IntStream.range(0, ends.length)
                .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                .toList();
        consumer.updatePartitions(
                TOPIC,
                partitions.stream()
                        .map(place -> new PartitionInfo(TOPIC, place.partition(), null, null, null))
                        .toList());
        consumer.assign(partitions);
        for (TopicPartition place : partitions) {
            consumer.updateBeginningOffsets(Map.of(place, 0L));
            consumer.updateEndOffsets(Map.of(place, ends[place.partition()]));
            for (long offset = 0; offset < ends[place.partition()]; offset++) {
                if (offset % BETWEEN_MARKS != 0) {
                    consumer.addRecord(record(place, offset));
                }
            }
        }
        return consumer;
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition place, long offset) {
        return new ConsumerRecord<>(
                TOPIC,
                place.partition(),
                offset,
                NOW.toEpochMilli(),
                TimestampType.CREATE_TIME,
                -1,
                1,
                null,
                new byte[1],
                new RecordHeaders(),
                Optional.empty());
    }
}
