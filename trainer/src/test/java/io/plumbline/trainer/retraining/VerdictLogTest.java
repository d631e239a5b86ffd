package io.plumbline.trainer.retraining;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

    @Test
    void shouldTakeTheWordOfAPersonWhoRejectsForTheVerdictAndKeepTheFirstOtherwise() {
        // Given
        MockConsumer<byte[], byte[]> committed = new MockConsumer<>("earliest");
        MockConsumer<byte[], byte[]> uncommitted = new MockConsumer<>("earliest");
        committed.updateBeginningOffsets(Map.of(PARTITION, 0L));
        uncommitted.updateEndOffsets(Map.of(PARTITION, 3L));
        RetrainingVerdict waiting = verdict(Outcome.AWAITS_APPROVAL);
        RetrainingVerdict rejected = waiting.rejected("Rejected by somebody (wrong labels).", Instant.EPOCH);
        try (VerdictLog verdicts = new VerdictLog(TOPIC, committed, uncommitted)) {
            send(committed, 0, waiting);
            send(committed, 1, rejected);
            send(committed, 2, verdict(Outcome.NO_BETTER));

            // When
            List<RetrainingVerdict> all = verdicts.all();

            // Then
            assertThat(all).containsExactly(rejected);
        }
    }

    private static void send(MockConsumer<byte[], byte[]> consumer, long offset, RetrainingVerdict verdict) {
        consumer.addRecord(new ConsumerRecord<>(
                TOPIC.name(),
                0,
                offset,
                verdict.triggerId().getBytes(UTF_8),
                TOPIC.value().serializer().serialize(TOPIC.name(), verdict)));
    }

    private static RetrainingVerdict verdict(Outcome outcome) {
        return new RetrainingVerdict(
                "trigger",
                "champion",
                Optional.of("challenger"),
                outcome,
                "So it came about.",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                1,
                Instant.EPOCH);
    }
}
