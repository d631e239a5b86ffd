package io.plumbline.drift.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.drift.AlertState;
import io.plumbline.drift.notify.alertmanager.AlertmanagerSettings;
import io.plumbline.drift.notify.delivery.Pauses;
import io.plumbline.drift.notify.post.Receiver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Episodes as a real Alertmanager, and whom it pages, see them. */
class AlertmanagerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.startTemporary();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void shouldFireAndResolveThoughAlertmanagerRestartsAndForgets() throws Exception {
        // Given
        try (AlertTopic topic = AlertTopic.on(broker, "told.");
                WebhookServer pager = WebhookServer.answering(200);
                AlertmanagerProcess alertmanager = AlertmanagerProcess.start(directory, pager.address());
                Notifier notifier = start(topic, alertmanager)) {
            topic.write(Alerts.step("e1", AlertState.SUSPECTED, 1));
            await().atMost(PATIENCE).until(() -> alertmanager.firing().contains("PlumblineDriftSuspected"));
            topic.write(Alerts.step("e1", AlertState.CONFIRMED, 2));
            await().atMost(PATIENCE).until(() -> isPaged(pager, "firing", "PlumblineDriftConfirmed"));
            assertThat(alertmanager.firing())
                    .contains("\"severity\":\"page\"", "\"topic\":\"told.drift-alerts\"", "energy (D 0.08)")
                    .doesNotContain("PlumblineDriftSuspected");

            // When
            alertmanager.die();
            alertmanager.start();
            await().atMost(PATIENCE).until(() -> pages(pager, "firing", "PlumblineDriftConfirmed") > 1);
            topic.write(Alerts.step("e1", AlertState.RESOLVED, 3));

            // Then
            await().atMost(PATIENCE).until(() -> isPaged(pager, "resolved", "PlumblineDriftConfirmed"));
            assertThat(alertmanager.firing().strip()).isEqualTo("[]");
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            notifier.bindTo(registry);
            assertThat(registry.get("plumbline.notify.ready").gauge().value()).isEqualTo(1);
            assertThat(registry.get("plumbline.notify.requests")
                            .tags("receiver", "alertmanager", "outcome", "taken")
                            .functionCounter()
                            .count())
                    .isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void shouldTellWhatIsOpenWhenItStartsAndNothingOfWhatEndedLongAgo() throws Exception {
        // Given
        try (AlertTopic topic = AlertTopic.on(broker, "started.");
                WebhookServer pager = WebhookServer.answering(200);
                AlertmanagerProcess alertmanager = AlertmanagerProcess.start(directory, pager.address())) {
            topic.write(Alerts.step("ended", AlertState.CONFIRMED, 1));
            topic.write(Alerts.step("ended", AlertState.RESOLVED, 2));
            topic.write(Alerts.step("open", AlertState.CONFIRMED, 3));

            // When
            try (Notifier notifier = start(topic, alertmanager)) {
                await().atMost(PATIENCE).until(() -> isPaged(pager, "firing", "\"episode\":\"open\""));

                // Then
                assertThat(notifier.obstacleToReady()).isEmpty();
                assertThat(pager.requests()).noneMatch(request -> request.body().contains("\"episode\":\"ended\""));
            }
        }
    }

    private static boolean isPaged(WebhookServer pager, String status, String what) {
        return pages(pager, status, what) > 0;
    }

    private static long pages(WebhookServer pager, String status, String what) {
        return pager.requests().stream()
                .map(WebhookServer.Request::body)
                .filter(body -> body.contains("\"status\":\"" + status + "\"") && body.contains(what))
                .count();
    }

    private static Notifier start(AlertTopic topic, AlertmanagerProcess alertmanager) {
        Receiver receiver = new Receiver(alertmanager.address(), Optional.empty());
        NotifierSettings settings = new NotifierSettings(
                List.of(new AlertmanagerSettings(receiver, Duration.ofSeconds(1), Duration.ofHours(1))),
                Optional.empty(),
                Duration.ofSeconds(5),
                new Pauses(Duration.ofMillis(50), Duration.ofMillis(200)));
        return Notifier.start(topic.connection(), topic.topics(), settings, InstantSource.system());
    }
}
