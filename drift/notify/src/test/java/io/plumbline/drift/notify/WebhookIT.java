package io.plumbline.drift.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.drift.AlertState;
import io.plumbline.drift.notify.WebhookServer.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each alert once, whoever fails. */
class WebhookIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
    void shouldTellEachStepOnceInOrderThoughTheReceiverFailsAndDies() throws Exception {
        // Given
        try (AlertTopic topic = AlertTopic.on(broker, "failing.");
                WebhookServer server = WebhookServer.answering(500);
                Notifier notifier = start(topic, server)) {
            topic.write(Alerts.step("e1", AlertState.SUSPECTED, 1));
            topic.write(Alerts.step("e1", AlertState.CONFIRMED, 2));
            topic.write(Alerts.step("e1", AlertState.RESOLVED, 3));
            await().atMost(PATIENCE).until(() -> server.requests().size() >= 2);
            assertThat(failures(notifier)).isPositive();
            server.die();
            long before = failures(notifier);
            await().atMost(PATIENCE).until(() -> failures(notifier) > before + 1);

            // When
            server.answerFromNowOn(200);
            server.start();
            await().atMost(PATIENCE).until(() -> server.taken().size() >= 3);

            // Then
            topic.write(Alerts.step("e2", AlertState.CONFIRMED, 9));
            await().atMost(PATIENCE).until(() -> server.taken().size() >= 4);
            assertThat(server.taken().stream().map(Request::body))
                    .satisfiesExactly(
                            body -> assertThat(body).contains("\"type\":\"drift.suspected\"", "\"episodeId\":\"e1\""),
                            body -> assertThat(body).contains("\"type\":\"drift.confirmed\"", "\"feature\":\"energy\""),
                            body -> assertThat(body).contains("\"type\":\"drift.resolved\""),
                            body -> assertThat(body).contains("\"episodeId\":\"e2\""));
            assertThat(server.taken().stream().map(Request::id)).doesNotHaveDuplicates();
            assertThat(server.requests()).allMatch(Request::genuine);
            assertThat(server.requests().stream().map(Request::id).limit(3))
                    .as("attempts at the first")
                    .containsOnly(server.taken().get(0).id());
        }
    }

    @Test
    void shouldGoOnWhereAKilledProcessStopped() throws Exception {
        // Given
        try (AlertTopic topic = AlertTopic.on(broker, "killed.");
                WebhookServer server = WebhookServer.answering(200)) {
            topic.write(Alerts.step("e1", AlertState.CONFIRMED, 1));
            Process first = NotifierProcess.start(topic, server.address());
            await().atMost(PATIENCE).until(() -> server.taken().size() == 1);
            server.answerFromNowOn(503);
            topic.write(Alerts.step("e1", AlertState.RESOLVED, 2));
            await().atMost(PATIENCE).until(() -> server.requests().size() > 2);

            // When
            first.destroyForcibly();
            assertThat(first.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            server.answerFromNowOn(200);
            try (Notifier second = start(topic, server)) {
                await().atMost(PATIENCE).until(() -> server.taken().size() >= 2);

                // Then
                topic.write(Alerts.step("e2", AlertState.CONFIRMED, 3));
                await().atMost(PATIENCE).until(() -> server.taken().size() >= 3);
                assertThat(server.taken().stream().map(Request::id)).hasSize(3).doesNotHaveDuplicates();
                assertThat(second.failure()).isEmpty();
            }
        }
    }

    @Test
    void shouldPassOverWhatIsNoAlertAndWhatIsRefused() throws Exception {
        // Given
        try (AlertTopic topic = AlertTopic.on(broker, "refusing.");
                WebhookServer server = WebhookServer.answering(422);
                Notifier notifier = start(topic, server)) {
            topic.write("e1", "no alert".getBytes(StandardCharsets.UTF_8));
            topic.write(Alerts.step("e1", AlertState.CONFIRMED, 1));
            await().atMost(PATIENCE)
                    .until(() -> notifier.receivers().get(0).counts().ofRefused() == 1);

            // When
            server.answerFromNowOn(200);
            topic.write(Alerts.step("e1", AlertState.RESOLVED, 2));

            // Then
            await().atMost(PATIENCE).until(() -> server.taken().size() == 1);
            assertThat(server.requests()).hasSize(2);
            assertThat(notifier.receivers().get(0).counts().ofMalformed()).isEqualTo(1);
        }
    }

    private static long failures(Notifier notifier) {
        return notifier.receivers().get(0).counts().ofFailed();
    }

    private static Notifier start(AlertTopic topic, WebhookServer server) {
        return Notifier.start(
                topic.connection(), topic.topics(), NotifierProcess.settings(server.address()), InstantSource.system());
    }
}
