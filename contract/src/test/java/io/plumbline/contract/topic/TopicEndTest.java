package io.plumbline.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicEndTest {

    private static final TopicPartition PARTITION = new TopicPartition("models", 0);
    private static final long RECORDS = 1_000;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<Long> read = new ArrayList<>();

    @BeforeEach
    void endTheTopic() {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, RECORDS));
    }

    @Test
    void shouldTakeTombstonesForSignsOfLife() {
        // Given
        consumer.setMaxPollRecords(1);
        for (long offset = 0; offset < RECORDS; offset++) {
            consumer.addRecord(new ConsumerRecord<>("models", 0, offset, new byte[0], null));
        }

        // When
        TopicEnd.now(consumer).readTo(consumer, message -> read.add(message.offset()));

        // Then
        assertThat(read).hasSize((int) RECORDS).isSorted();
    }

    @Test
    void shouldNotWaitForEverForABrokerThatFallsSilent() {
        // Given
        consumer.addRecord(new ConsumerRecord<>("models", 0, 0, new byte[0], null));

        // Then
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> TopicEnd.now(consumer).readTo(consumer, message -> read.add(message.offset())))
                .withMessageContaining("models-0=1000");
        assertThat(read).containsExactly(0L);
    }
}
