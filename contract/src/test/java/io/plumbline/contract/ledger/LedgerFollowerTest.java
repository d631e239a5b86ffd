package io.plumbline.contract.ledger;

import static io.plumbline.contract.Examples.MODEL_ID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plumbline.contract.Examples;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.Test;

class LedgerFollowerTest {

    private static final TopicPartition PARTITION = new TopicPartition("fashion.models", 0);
    private static final String OTHER_ID = "other-" + "f".repeat(64);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final LedgerFollower follower = new LedgerFollower(consumer, new Topics("fashion.").models());
    private long offset;

    @Test
    void shouldReadTheTopicFromItsStartToItsEnd() {
        // Given
        send(MODEL_ID, announcement(MODEL_ID, ModelRole.CHAMPION));
        send(OTHER_ID, announcement(OTHER_ID, ModelRole.CHALLENGER));
        endAt(offset);

        // When
        ModelLedger ledger = follower.readToEnd();

        // Then
        assertThat(ledger.champion()).map(ModelAnnouncement::modelId).contains(MODEL_ID);
        assertThat(ledger.challenger()).map(ModelAnnouncement::modelId).contains(OTHER_ID);
        assertThat(follower.malformed()).isZero();
    }

    @Test
    void shouldReadOnUntilTheEndThatItSawAtFirst() {
        // Given
        consumer.setMaxPollRecords(1);
        for (int i = 0; i < 5; i++) {
            send(MODEL_ID, announcement(MODEL_ID, ModelRole.CHALLENGER));
        }
        send(MODEL_ID, announcement(MODEL_ID, ModelRole.CHAMPION));
        endAt(offset);

        // When
        ModelLedger ledger = follower.readToEnd();

        // Then
        assertThat(ledger.champion()).isPresent();
    }

    @Test
    void shouldBeAtTheEndOfAnEmptyTopicAtOnce() {
        // Given
        endAt(0);

        // When
        ModelLedger ledger = follower.readToEnd();

        // Then
        assertThat(ledger.announcements()).isEmpty();
    }

    @Test
    void shouldForgetWhatATombstoneTakesAway() {
        // Given
        send(MODEL_ID, announcement(MODEL_ID, ModelRole.CHAMPION));
        send(MODEL_ID, null);
        endAt(offset);

        // When
        ModelLedger ledger = follower.readToEnd();

        // Then
        assertThat(ledger.announcements()).isEmpty();
        assertThat(follower.malformed()).isZero();
    }

    @Test
    void shouldHearNewsAndKeepTheRest() {
        // Given
        send(MODEL_ID, announcement(MODEL_ID, ModelRole.CHAMPION));
        endAt(offset);
        follower.readToEnd();
        send(OTHER_ID, announcement(OTHER_ID, ModelRole.CHAMPION));

        // When
        ModelLedger ledger = follower.poll(Duration.ZERO);

        // Then
        assertThat(ledger.champion()).map(ModelAnnouncement::modelId).contains(OTHER_ID);
        assertThat(ledger.find(MODEL_ID)).isPresent();
    }

    @Test
    void shouldPassOverAndCountWhatIsNoAnnouncement() {
        // Given
        send(MODEL_ID, announcement(MODEL_ID, ModelRole.CHAMPION));
        send(MODEL_ID, "{}".getBytes(UTF_8));
        send(MODEL_ID, "not JSON".getBytes(UTF_8));
        send(MODEL_ID, new byte[0]);
        send(null, announcement(OTHER_ID, ModelRole.CHAMPION));
        send(null, null);
        send(OTHER_ID, announcement(MODEL_ID, ModelRole.RETIRED));
        send("x".repeat(1_000_000), announcement(MODEL_ID, ModelRole.RETIRED));
        endAt(offset);

        // When
        ModelLedger ledger = follower.readToEnd();

        // Then
        assertThat(ledger.champion()).contains(Examples.announcement());
        assertThat(ledger.announcements()).hasSize(1);
        assertThat(follower.malformed()).isEqualTo(7);
    }

    @Test
    void shouldEndAWaitWhenWokenUp() {
        // Given
        endAt(0);
        follower.wakeUp();

        // When / Then
        assertThatExceptionOfType(WakeupException.class).isThrownBy(() -> follower.poll(Duration.ofMinutes(1)));
        assertThat(follower.poll(Duration.ZERO).announcements()).isEmpty();
    }

    @Test
    void shouldSayThatTheEndCannotBeTold() {
        // Given
        consumer.setOffsetsException(new TimeoutException("no broker"));

        // When / Then
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(follower::readToEnd);
    }

    @Test
    void shouldNotWaitForEverForABrokerThatFallsSilent() {
        // Given
        send(MODEL_ID, announcement(MODEL_ID, ModelRole.CHAMPION));
        endAt(2);

        // When / Then
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(follower::readToEnd);
    }

    @Test
    void shouldCloseItsConsumer() {
        // Given a follower

        // When
        follower.close();

        // Then
        assertThat(consumer.closed()).isTrue();
    }

    private static byte[] announcement(String modelId, ModelRole role) {
        return Json.write(Examples.announcement(modelId, role));
    }

    private void send(String key, byte[] value) {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
        consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset++, keyBytes, value));
    }

    private void endAt(long end) {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
    }
}
