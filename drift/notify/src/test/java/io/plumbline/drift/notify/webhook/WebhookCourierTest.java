package io.plumbline.drift.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.notify.Alerts;
import io.plumbline.drift.notify.WebhookServer;
import io.plumbline.drift.notify.delivery.DeliveryCounts;
import io.plumbline.drift.notify.delivery.Pauses;
import io.plumbline.drift.notify.post.Post;
import io.plumbline.drift.notify.post.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class WebhookCourierTest {

    private static final Topics TOPICS = new Topics("");
    private static final TopicPartition PARTITION =
            new TopicPartition(TOPICS.driftAlerts().name(), 0);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private Instant now = Alerts.SINCE;

    @Test
    void shouldLoseNoAlertWhenItsPartitionIsTakenAwayWhileOneWaits() {
        // Given
        try (WebhookServer server = WebhookServer.answering(500);
                WebhookCourier courier = courier(server)) {
            consumer.setMaxPollRecords(1);
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
            consumer.rebalance(List.of(PARTITION));
            add(0, Alerts.step("e1", AlertState.CONFIRMED, 1));
            courier.step(MOMENT);
            courier.step(MOMENT);
            consumer.schedulePollTask(() -> {
                consumer.rebalance(List.of());
                consumer.rebalance(List.of(PARTITION));
                add(0, Alerts.step("e1", AlertState.CONFIRMED, 1));
                add(1, Alerts.step("e1", AlertState.RESOLVED, 2));
            });

            // When
            courier.step(MOMENT);
            server.answerFromNowOn(200);
            now = now.plusSeconds(60);
            for (int step = 0; step < 4; step++) {
                courier.step(MOMENT);
            }

            // Then
            assertThat(server.taken())
                    .extracting(WebhookServer.Request::body)
                    .satisfiesExactly(body -> assertThat(body).contains("drift.confirmed"), body -> assertThat(body)
                            .contains("drift.resolved"));
            assertThat(consumer.committed(Set.of(PARTITION))).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(2)));
        }
    }

    private WebhookCourier courier(WebhookServer server) {
        Receiver receiver = new Receiver(server.address(), Optional.empty());
        return new WebhookCourier(
                consumer,
                TOPICS,
                new WebhookSettings(receiver, WebhookSecret.parse(WebhookServer.SECRET), true),
                new Post(receiver, Duration.ofSeconds(10)),
                new DeliveryCounts(),
                Pauses.usual(),
                () -> now);
    }

    private void add(long offset, DriftAlert alert) {
        consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, offset, null, Json.write(alert)));
    }
}
