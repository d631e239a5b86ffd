package io.plumbline.trainer.retraining;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class VerdictLogTest {

    private static final Topic<String, RetrainingVerdict> TOPIC = new Topics("").retrainingVerdicts();
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC.name(), 0);

    @Test
    @Timeout(60)
    void shouldNotWaitForEverForWhatTheBrokerDoesNotBring() {
        // Given
        MockConsumer<byte[], byte[]> committed = new MockConsumer<>("earliest");
        MockConsumer<byte[], byte[]> uncommitted = new MockConsumer<>("earliest");
        committed.updateBeginningOffsets(Map.of(PARTITION, 0L));
        uncommitted.updateEndOffsets(Map.of(PARTITION, 1L));
        try (VerdictLog verdicts = new VerdictLog(TOPIC, committed, uncommitted)) {

            // When
            var asking = assertThatThrownBy(() -> verdicts.contains("any"));

            // Then
            asking.isInstanceOf(TimeoutException.class).hasMessageContaining(TOPIC.name());
        }
    }
}
