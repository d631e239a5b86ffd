package io.plumbline.trainer.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingTrigger.Cause;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TriggerReaderTest {

    private static final Topic<String, RetrainingTrigger> TOPIC = new Topics("").retrainingTriggers();
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC.name(), 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final TriggerReader reader = new TriggerReader(consumer, TOPIC);

    @Test
    void shouldBeIdleOnceItHasJoinedAndNothingWaits() {
        // Given
        boolean before = reader.isIdle();
        join();

        // When
        Optional<TriggerReader.Received> received = reader.poll(Duration.ZERO);

        // Then
        assertThat(received).isEmpty();
        assertThat(before).isFalse();
        assertThat(reader.isIdle()).isTrue();
    }

    @Test
    void shouldNotBeIdleAsLongAsATriggerWaits() {
        // Given
        join();
        add(0);
        add(1);

        // When
        Optional<TriggerReader.Received> first = reader.poll(Duration.ZERO);

        // Then
        assertThat(first).isPresent();
        assertThat(reader.isIdle()).isFalse();
    }

    private void join() {
        consumer.setMaxPollRecords(1);
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
        consumer.rebalance(List.of(PARTITION));
    }

    private void add(long offset) {
        RetrainingTrigger trigger = new RetrainingTrigger(
                "trigger-" + offset,
                "cnn-" + "a".repeat(64),
                Cause.BY_HAND,
                Optional.empty(),
                List.of(),
                Instant.EPOCH);
        consumer.addRecord(new ConsumerRecord<>(
                TOPIC.name(),
                0,
                offset,
                TOPIC.key().serializer().serialize(TOPIC.name(), trigger.triggerId()),
                TOPIC.value().serializer().serialize(TOPIC.name(), trigger)));
        consumer.updateEndOffsets(Map.of(PARTITION, offset + 1));
    }
}
