package io.plumbline.stream.rest;

import static io.plumbline.stream.rest.AskedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.contract.models.ModelId;
import io.plumbline.stream.champion.ServingModel;
import io.plumbline.stream.fixture.FakeModel;
import io.plumbline.stream.fixture.TestPackages;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many, slow and late requests, and models that change or break while they are answered. */
class BusyServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RAW = "application/octet-stream";
    private static final int CLIENTS = 100;

    @TempDir
    private Path directory;

    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

    @AfterEach
    void endClients() {
        released.countDown();
        clients.shutdownNow();
    }

    @Test
    void shouldAnswerEveryRequestByOneOfTheModelsWhileTheyChange() throws Exception {
        // Given
        TestPackages packages = new TestPackages(directory.resolve("announced"));
        ServingModel first = AskedServer.load(packages.write(1), directory);
        ServingModel second = AskedServer.load(packages.write(2), directory);
        try (AskedServer server = AskedServer.withDefaults().serve(first)) {
            List<Future<String>> versions = new ArrayList<>();

            // When
            for (int i = 0; i < CLIENTS; i++) {
                versions.add(clients.submit(() -> insist(server)));
                if (i == CLIENTS / 2) {
                    versions.get(0).get();
                    server.serve(second);
                }
            }

            // Then
            List<String> answered = new ArrayList<>();
            for (Future<String> version : versions) {
                answered.add(version.get());
            }
            assertThat(answered)
                    .containsOnly(
                            ModelId.parse(first.id()).sha256(),
                            ModelId.parse(second.id()).sha256())
                    .hasSize(CLIENTS);
        }
    }

    /** Comes back as often as it is told to, and says who answered in the end. */
    private static String insist(AskedServer server) {
        while (true) {
            HttpResponse<byte[]> response = server.infer("application/json", Tensors.sound());
            if (response.statusCode() == 200) {
                return json(response).path("model_version").asText();
            }
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).contains("1");
        }
    }

    @Test
    void shouldTellTheOneTooManyToComeBackAndStillSayThatItLives() throws Exception {
        // Given
        FakeModel model = patient();
        HttpConfig config = HttpConfig.onLoopback(0).with(Limits.withRequests(2));
        try (AskedServer server = AskedServer.with(config).serve(model)) {
            List<Future<HttpResponse<byte[]>>> two = List.of(ask(server), ask(server));
            await().atMost(PATIENCE).until(() -> !model.passes().isEmpty());

            // When
            List<HttpResponse<byte[]>> refused = new ArrayList<>();
            await().atMost(PATIENCE).until(() -> {
                HttpResponse<byte[]> third = server.infer(RAW, new byte[1]);
                refused.add(third);
                return third.statusCode() == 503;
            });

            // Then
            assertThat(refused.get(refused.size() - 1).headers().firstValue("Retry-After"))
                    .contains("1");
            assertThat(server.get("/v2/health/live").statusCode()).isEqualTo(200);
            assertThat(server.get("/v2/health/ready").statusCode()).isEqualTo(200);
            released.countDown();
            for (Future<HttpResponse<byte[]>> each : two) {
                assertThat(each.get().statusCode()).isIn(200, 503);
            }
            assertThat(model.passes()).allMatch(images -> images == 1);
        }
    }

    @Test
    void shouldSayThatTheModelIsBrokenAndLeaveItToTheStream() {
        // Given
        FakeModel broken = FakeModel.sound("fake-" + "a".repeat(64))
                .before(images -> {
                    throw new OutOfMemoryError("native");
                })
                .withFault(() -> Optional.of("canary 0 has probability NaN"));
        try (AskedServer server = AskedServer.withDefaults().serve(broken)) {

            // When
            HttpResponse<byte[]> response = server.infer(RAW, new byte[1]);

            // Then
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(json(response).path("error").asText()).contains("broken");
            assertThat(server.id().toString()).isEqualTo(broken.id());
            assertThat(broken.isClosed()).isFalse();
        }
    }

    @Test
    void shouldAnswerWhatIsUnderWayWhenItStops() throws Exception {
        // Given
        FakeModel model = patient();
        try (AskedServer server = AskedServer.with(HttpConfig.onLoopback(0).with(Limits.withFarewell(PATIENCE)))
                .serve(model)) {
            Future<HttpResponse<byte[]>> underWay = ask(server);
            int port = server.port();
            await().atMost(PATIENCE).until(() -> !model.passes().isEmpty());

            // When
            Future<?> stopped = clients.submit(server::stop);
            await().atMost(PATIENCE).until(() -> isClosed(port));
            released.countDown();

            // Then
            assertThat(underWay.get().statusCode()).isEqualTo(200);
            stopped.get();
        }
    }

    @Test
    void shouldStopThoughARequestNeverEnds() throws Exception {
        // Given
        FakeModel model = patient();
        try (AskedServer server = AskedServer.with(
                        HttpConfig.onLoopback(0).with(Limits.withFarewell(Duration.ofMillis(100))))
                .serve(model)) {
            Future<HttpResponse<byte[]>> never = ask(server);
            int port = server.port();
            await().atMost(PATIENCE).until(() -> !model.passes().isEmpty());

            // When
            server.stop();

            // Then
            assertThat(isClosed(port)).isTrue();
            never.cancel(true);
        }
    }

    @Test
    void shouldCloseConnectionsOnWhichHeadersComeByteByByte() throws Exception {
        // Given
        HttpConfig config = HttpConfig.onLoopback(0).with(Limits.withHeaders(Duration.ofMillis(300)));
        try (AskedServer server = AskedServer.with(config);
                Socket slow = new SlowClient(server.port()).open("GET /v2/health/live HTTP/1.1\r\nHost: loc")) {

            // When
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> isRefused(slow));

            // Then
            assertThat(server.get("/v2/health/live").statusCode()).isEqualTo(200);
        }
    }

    /** Whether one more byte finds nobody to take it. */
    private static boolean isRefused(Socket socket) {
        try {
            socket.getOutputStream().write('a');
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isClosed(int port) {
        try {
            new SlowClient(port).open("").close();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** A model that waits until it is released. */
    private FakeModel patient() {
        return FakeModel.sound("fake-" + "a".repeat(64)).before(images -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Future<HttpResponse<byte[]>> ask(AskedServer server) {
        return clients.submit(() -> server.infer(RAW, new byte[1]));
    }
}
