package io.plumbline.trainer.tracking.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.FreePorts;
import io.plumbline.model.fetch.Credentials;
import io.plumbline.trainer.tracking.RunStart;
import io.plumbline.trainer.tracking.RunStatus;
import io.plumbline.trainer.tracking.TrackedRun;
import io.plumbline.trainer.tracking.TrackingException;
import io.plumbline.trainer.tracking.folder.FolderRuns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tracking without a server that answers. */
class AwayTest {

    private static final InstantSource CLOCK = () -> Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path waiting;

    @Test
    void shouldKeepARunForLaterIfNobodyListens() {
        // Given
        URI nobody = URI.create("http://127.0.0.1:" + FreePorts.find(1)[0]);

        // When
        track(nobody);

        // Then
        assertThatItWaits(nobody);
    }

    /** It would never end if any of these calls waited for the server. */
    @Test
    void shouldKeepARunForLaterIfTheServerNeverAnswers() throws IOException {
        // Given
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI server = URI.create("http://127.0.0.1:" + silent.getLocalPort());

            // When
            track(server);

            // Then
            assertThatItWaits(server);
        }
    }

    @Test
    void shouldSayThatTheServerDoesNotAnswerIfSomebodyAsks() {
        // Given
        URI nobody = URI.create("http://127.0.0.1:" + FreePorts.find(1)[0]);
        track(nobody);

        // When
        ThrowingCallable sending = () -> outbox(nobody).send(settings(nobody));

        // Then: the tracking's own thread may be at it for a moment yet, and then nothing is sent
        await().untilAsserted(() -> assertThatThrownBy(sending)
                .isInstanceOf(TrackingException.class)
                .hasMessageContaining(nobody.toString()));
        assertThatItWaits(nobody);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite:///mlflow.db", "mlruns", "http:///path", "http://user:secret@host"})
    void shouldRefuseWhatIsNoAddressOfAServer(String address) {
        // Given
        URI given = URI.create(address);

        // When
        var making = assertThatThrownBy(() -> MlflowSettings.of(given, Credentials.none()));

        // Then
        making.isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("secret");
    }

    private void track(URI server) {
        try (MlflowTracking tracking = MlflowTracking.start(settings(server), waiting, CLOCK)) {
            TrackedRun run = tracking.start(RunStart.now("e", "n", CLOCK.instant(), Map.of("a", "1"), Map.of()));
            run.metrics(1, Map.of("loss", 0.5));
            run.finished();
        }
    }

    private void assertThatItWaits(URI server) {
        assertThat(outbox(server).size()).isEqualTo(1);
        assertThat(new FolderRuns(outbox(server).directory(), CLOCK).list())
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
                    assertThat(run.metrics()).isEqualTo(Map.of("loss", 0.5));
                });
    }

    private Outbox outbox(URI server) {
        return Outbox.of(waiting, server, CLOCK);
    }

    private static MlflowSettings settings(URI server) {
        return new MlflowSettings(
                server, Credentials.none(), Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(100));
    }
}
