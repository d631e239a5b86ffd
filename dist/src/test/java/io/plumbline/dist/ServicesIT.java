package io.plumbline.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.broker.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services started from the distribution, against a broker. */
class ServicesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    @Test
    void shouldServeAndMonitorFromElsewhereWithNothingButAJavaRuntime() throws Exception {
        // Given
        Unpacked dist = Unpacked.into(directory);
        dist.program("nvidia-smi", "echo '0, 37, 1024, 81559, 41, 76.24'");
        int[] ports = FreePorts.find(2);
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            String server = broker.bootstrapServers();
            dist.run("topics", "create", "--bootstrap-server", server);
            dist.run(
                    "train",
                    "--bootstrap-server=" + server,
                    "--packages=" + directory.resolve("models"),
                    "--runs=" + directory.resolve("runs"),
                    "--model=mlp",
                    "--epochs=1",
                    "--split=1000,300,300,1000,0",
                    "--calibrate=usual",
                    "--announce=champion");

            // When
            Process serve =
                    start(dist, "serve", "--bootstrap-server", server, "--http=off", "--metrics-port=" + ports[0]);
            Process monitor = start(dist, "monitor", "--bootstrap-server", server, "--metrics-port=" + ports[1]);
            try {
                await().atMost(PATIENCE).until(() -> isReady(ports[0]) && isReady(ports[1]));
                String images = "/usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz";
                dist.run("send", images, "--limit=700", "--bootstrap-server", server);

                // Then
                assertThat(watch(dist, server, "predictions")).contains("\"confidence\":");
                assertThat(watch(dist, server, "reports")).contains("\"features\":");
                assertThat(get(ports[0], "/metrics").body())
                        .contains("plumbline_gpu_utilization_ratio{gpu=\"0\"} 0.37");
            } finally {
                stop(monitor);
                stop(serve);
            }
        }
    }

    private static String watch(Unpacked dist, String server, String what) throws Exception {
        return dist.run("watch", what, "--from-beginning", "--max=1", "--json", "--bootstrap-server", server);
    }

    private Process start(Unpacked dist, String service, String... options) throws IOException {
        ProcessBuilder builder = dist.command(options).redirectErrorStream(true);
        builder.command().add(1, service);
        return builder.redirectOutput(directory.resolve(service + ".log").toFile())
                .start();
    }

    private static void stop(Process service) throws InterruptedException {
        service.destroy();
        assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    private static boolean isReady(int port) throws InterruptedException {
        try {
            return get(port, "/health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:%d%s".formatted(port, path));
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
