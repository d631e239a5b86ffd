package io.plumbline.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.broker.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that services were given in files and in the environment, looked for wherever others can look, with all logs on. */
class SecretsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String SIGNING =
            Base64.getEncoder().encodeToString("secret-number-1-of-the-webhook".getBytes(StandardCharsets.UTF_8));

    private static final List<String> SECRETS = List.of(
            SIGNING, "secret-number-2", "secret-number-3", "secret-number-4", "secret-number-5", "secret-number-6");

    @TempDir
    private Path directory;

    private Unpacked dist;
    private EmbeddedBroker broker;

    @BeforeEach
    void start() throws Exception {
        dist = Unpacked.into(directory);
        broker = EmbeddedBroker.startTemporary();
        Files.writeString(directory.resolve("client.properties"), """
                sasl.mechanism=PLAIN
                sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="me" password="%s";
                ssl.key.password=%s
                """.formatted(SECRETS.get(1), SECRETS.get(2)));
        Files.writeString(directory.resolve("credentials"), "http://127.0.0.1:1 me %s%n".formatted(SECRETS.get(3)));
        dist.run("topics", "create", "--bootstrap-server", broker.bootstrapServers());
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void shouldTellNobodyOfThem() throws Exception {
        // Given
        int[] ports = FreePorts.find(2);
        Process serve = start("serve", "--http=0", "--metrics-port=" + ports[0]);
        Process notify = start("notify", "--alertmanager=http://127.0.0.1:1", "--metrics-port=" + ports[1]);
        try {
            await().atMost(PATIENCE)
                    .until(() ->
                            log("serve").contains("Serving:") && log("notify").contains("Notifying:"));
            await().atMost(PATIENCE)
                    .until(() -> log("notify").contains("PlainLoginModule")
                            || log("notify").contains("[hidden]"));

            // When
            Map<String, String> seen = Map.of(
                    "metrics of serve", get(ports[0]),
                    "metrics of notify", get(ports[1]),
                    "command line of serve", commandLine(serve),
                    "command line of notify", commandLine(notify),
                    "help of serve", help("serve"),
                    "help of notify", help("notify"),
                    "log of serve", log("serve"),
                    "log of notify", log("notify"));

            // Then
            assertThat(seen.get("command line of notify")).contains("io.plumbline.app.Plumbline");
            assertThat(seen.get("help of notify")).contains("--webhook-secret-file");
            assertThat(seen).allSatisfy((where, text) -> assertThat(SECRETS)
                    .as(where)
                    .allSatisfy(secret -> assertThat(text).isNotBlank().doesNotContain(secret)));
        } finally {
            stop(notify);
            stop(serve);
        }
    }

    private ProcessBuilder withSecrets(ProcessBuilder builder) {
        Map<String, String> environment = builder.environment();
        environment.put("PLUMBLINE_BOOTSTRAP_SERVER", broker.bootstrapServers());
        environment.put(
                "PLUMBLINE_COMMAND_CONFIG",
                directory.resolve("client.properties").toString());
        environment.put(
                "PLUMBLINE_CREDENTIALS", directory.resolve("credentials").toString());
        environment.put("PLUMBLINE_HTTP_TOKEN", SECRETS.get(4));
        environment.put("PLUMBLINE_WEBHOOK", "http://127.0.0.1:1/hooks/" + SECRETS.get(5));
        environment.put("PLUMBLINE_WEBHOOK_SECRET", SIGNING);
        environment.put("MLFLOW_TRACKING_URI", "http://127.0.0.1:1");
        environment.put("MLFLOW_TRACKING_USERNAME", "me");
        environment.put("MLFLOW_TRACKING_PASSWORD", SECRETS.get(3));
        environment.put("PLUMBLINE_LOG_LEVEL", "DEBUG");
        environment.put("PLUMBLINE_KAFKA_LOG_LEVEL", "INFO");
        return builder.redirectErrorStream(true);
    }

    private Process start(String service, String... options) throws IOException {
        ProcessBuilder builder = withSecrets(dist.command(options));
        builder.command().add(1, service);
        return builder.redirectOutput(directory.resolve(service + ".log").toFile())
                .start();
    }

    private static void stop(Process service) throws InterruptedException {
        service.destroy();
        assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    private String help(String service) throws Exception {
        return Unpacked.run(withSecrets(dist.command(service, "--help")));
    }

    private String log(String service) throws IOException {
        return Files.readString(directory.resolve(service + ".log"));
    }

    private static String commandLine(Process process) throws IOException {
        return Files.readString(Path.of("/proc", "" + process.pid(), "cmdline")).replace('\0', ' ');
    }

    private static String get(int port) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:%d/metrics".formatted(port));
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
