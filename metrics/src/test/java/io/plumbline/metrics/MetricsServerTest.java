package io.plumbline.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.Counter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsServerTest {

    private static final MetricsAddress ANYWHERE = new MetricsAddress(MetricsAddress.LOOPBACK, 0);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void shouldServeMetersInPrometheusTextFormat() throws Exception {
        // Given
        try (MetricsServer server = MetricsServer.start(ANYWHERE, "serve", "1.2.3")) {
            Counter.builder("plumbline.test.images").register(server.registry()).increment(3);

            // When
            HttpResponse<String> scrape = get(server, "/metrics");

            // Then
            assertThat(scrape.headers().firstValue("content-type").orElseThrow())
                    .startsWith("text/plain; version=0.0.4");
            assertThat(scrape.body())
                    .contains(
                            "plumbline_test_images_total 3.0\n",
                            "plumbline_info{service=\"serve\",version=\"1.2.3\"} 1",
                            "# TYPE process_resident_memory_bytes gauge",
                            "# TYPE jvm_memory_used_bytes gauge",
                            "# TYPE process_cpu_usage gauge");
        }
    }

    @Test
    void shouldBeLiveAndNotReadyWhileTheServiceStarts() throws Exception {
        // Given
        try (MetricsServer server = MetricsServer.start(ANYWHERE, "serve", "1")) {

            // When
            HttpResponse<String> live = get(server, "/health/live");
            HttpResponse<String> ready = get(server, "/health/ready");

            // Then
            assertThat(live.statusCode()).isEqualTo(200);
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).isEqualTo("not ready: it is being started\n");
        }
    }

    @Test
    void shouldTellHowTheServiceIs() throws Exception {
        // Given
        try (MetricsServer server = MetricsServer.start(ANYWHERE, "serve", "1")) {
            server.answerFor(health(null, null));
            HttpResponse<String> well = get(server, "/health/ready");
            server.answerFor(health(null, "the model is broken"));

            // When
            HttpResponse<String> live = get(server, "/health/live");

            // Then
            assertThat(well.statusCode()).isEqualTo(200);
            assertThat(well.body()).isEqualTo("ready\n");
            assertThat(live.statusCode()).isEqualTo(503);
            assertThat(live.body()).contains("the model is broken");
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void shouldRefuseAPortThatIsTaken() {
        // Given
        try (MetricsServer first = MetricsServer.start(ANYWHERE, "serve", "1")) {
            int taken = URI.create(first.address()).getPort();

            // When
            Throwable thrown = catchThrowable(
                    () -> MetricsServer.start(new MetricsAddress(MetricsAddress.LOOPBACK, taken), "serve", "1"));

            // Then
            assertThat(thrown)
                    .isInstanceOf(MetricsUnavailableException.class)
                    .hasMessageContaining("127.0.0.1:" + taken)
                    .hasMessageContaining("another port");
        }
    }

    @Test
    void shouldAnswerNothingElse() throws Exception {
        // Given
        try (MetricsServer server = MetricsServer.start(ANYWHERE, "serve", "1")) {

            // When
            int other = get(server, "/").statusCode();

            // Then
            assertThat(other).isEqualTo(404);
            HttpRequest post = HttpRequest.newBuilder(URI.create(server.address() + "/metrics"))
                    .POST(BodyPublishers.ofString("x"))
                    .build();
            assertThat(client.send(post, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(405);
        }
    }

    private HttpResponse<String> get(MetricsServer server, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.address() + path)).build(), BodyHandlers.ofString());
    }

    private static Health health(String obstacle, String failure) {
        return new Health() {
            @Override
            public Optional<String> obstacle() {
                return Optional.ofNullable(obstacle);
            }

            @Override
            public Optional<String> failure() {
                return Optional.ofNullable(failure);
            }
        };
    }
}
