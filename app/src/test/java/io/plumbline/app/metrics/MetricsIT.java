package io.plumbline.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.plumbline.app.command.BrokerCommand;
import io.plumbline.app.command.CommandFailed;
import io.plumbline.app.command.ExitCode;
import io.plumbline.app.command.MonitorCommand;
import io.plumbline.app.command.NotifyCommand;
import io.plumbline.app.command.RetrainCommand;
import io.plumbline.app.command.RunCommand;
import io.plumbline.app.command.SendCommand;
import io.plumbline.app.command.ServeCommand;
import io.plumbline.app.command.Service;
import io.plumbline.app.command.ServiceCommand;
import io.plumbline.app.command.TrainCommand;
import io.plumbline.app.command.Typed;
import io.plumbline.broker.FreePorts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What running services tell of themselves, held against what is written about it. */
class MetricsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int IMAGES = 700;

    @TempDir
    private static Path directory;

    private static final Map<String, String> ADDRESSES = new LinkedHashMap<>();
    private static final List<Service> SERVICES = new ArrayList<>();
    private static BrokerCommand.BrokerService broker;

    @BeforeAll
    static void serveMonitorAndRetrain() throws Exception {
        broker = Typed.with(new BrokerCommand(), "--port", "0").start();
        String packages = directory.resolve("models").toString();
        String runs = directory.resolve("runs").toString();
        run(
                new TrainCommand(),
                "--runs",
                runs,
                "--packages",
                packages,
                "--model",
                "mlp",
                "--epochs",
                "1",
                "--split",
                "1000,300,300,1000,0",
                "--calibrate",
                "usual",
                "--announce",
                "champion");
        start("serve", new ServeCommand(), "--http", "off");
        start("monitor", new MonitorCommand());
        start("retrain", new RetrainCommand(), "--packages", packages, "--runs", runs);
        start("notify", new NotifyCommand(), "--alertmanager", "http://127.0.0.1:" + FreePorts.find(1)[0]);
        for (Service service : SERVICES) {
            service.awaitReady(PATIENCE);
        }
        run(new SendCommand(), "/usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz", "--limit", "" + IMAGES);
        await().atMost(PATIENCE).until(() -> scrape("monitor").hasPrefix("plumbline_monitor_drift_statistic{"));
    }

    private static void start(String name, ServiceCommand command, String... more) {
        List<String> options =
                new ArrayList<>(List.of("--bootstrap-server", broker.bootstrapServers(), "--metrics-port", "0"));
        options.addAll(List.of(more));
        Service service = Typed.with(command, options.toArray(String[]::new)).start();
        SERVICES.add(service);
        ADDRESSES.put(name, service.description().replaceFirst("(?s).*Metrics at (http://\\S+)/metrics\\..*", "$1"));
    }

    @AfterAll
    static void stop() {
        SERVICES.forEach(Service::close);
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "monitor", "retrain", "notify"})
    void shouldTellWhatIsWrittenAndNothingElse(String service) throws Exception {
        // Given
        MetricsTable table = MetricsTable.read();

        // When
        Scrape scrape = scrape(service);

        // Then
        Set<String> written = table.of(service);
        if (scrape.hasPrefix("plumbline_gpu_")) {
            written.addAll(table.of("any with a GPU"));
        }
        assertThat(scrape.families()).containsExactlyInAnyOrderElementsOf(written);
        assertThat(table.prefixesOf(service)).isNotEmpty().allMatch(scrape::hasPrefix);
    }

    @Test
    void shouldCountWhatWasSent() throws Exception {
        // When
        Scrape serve = scrape("serve");

        // Then
        assertThat(serve.value("plumbline_serve_predictions_total")).isGreaterThanOrEqualTo(IMAGES);
        assertThat(serve.value("plumbline_serve_end_to_end_seconds_count"))
                .isGreaterThanOrEqualTo(IMAGES)
                .isEqualTo(serve.value("plumbline_serve_images_total"));
        assertThat(serve.value("plumbline_serve_chunk_images_sum"))
                .isEqualTo(serve.value("plumbline_serve_images_total"));
        assertThat(serve.value("plumbline_serve_compute_seconds_sum")).isPositive();
        assertThat(serve.value("process_resident_memory_bytes")).isGreaterThan(10e6);
        assertThat(scrape("monitor").value("plumbline_monitor_judging")).isEqualTo(1);
        assertThat(scrape("monitor").value("plumbline_monitor_judged_images")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "monitor", "retrain", "notify"})
    void shouldBecomeReady(String service) throws Exception {
        // When
        await().atMost(PATIENCE).until(() -> status(service, "/health/ready") == 200);

        // Then
        assertThat(status(service, "/health/live")).isEqualTo(200);
    }

    @Test
    void shouldRefuseToStartWhereTheChosenPortIsTaken() {
        // Given
        String taken = "" + URI.create(ADDRESSES.get("serve")).getPort();

        // When
        Throwable thrown = catchThrowable(() -> Typed.with(
                        new MonitorCommand(), "--bootstrap-server", broker.bootstrapServers(), "--metrics-port", taken)
                .start());

        // Then
        assertThat(thrown)
                .isInstanceOfSatisfying(CommandFailed.class, failed -> assertThat(failed.exitCode())
                        .isEqualTo(ExitCode.USAGE))
                .hasMessageContaining(taken);
    }

    @Test
    void shouldAnswerEveryPanelOfTheDashboard() throws Exception {
        // Given
        List<DashboardPanel> panels = DashboardPanel.all("1m");

        // When
        try (PrometheusProcess prometheus =
                PrometheusProcess.start(Files.createDirectories(directory.resolve("dashboard")), targets())) {

            // Then
            assertThat(panels).hasSizeGreaterThan(15).noneMatch(panel -> panel.queries()
                    .isEmpty());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(panels).allSatisfy(panel -> assertThat(panel.queries())
                            .as(panel.title())
                            .allMatch(prometheus::answers, "it has a result")));
        }
    }

    @Test
    void shouldHaveEverySeriesThatARuleNames() throws Exception {
        // Given
        List<String> named = PrometheusProcess.metricsInRules();

        // When
        try (PrometheusProcess prometheus =
                PrometheusProcess.start(Files.createDirectories(directory.resolve("prometheus")), targets())) {

            // Then
            assertThat(named).contains("up", "process_resident_memory_bytes", "plumbline_serve_ready");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(named).allMatch(prometheus::has, "it has samples"));
            assertThat(prometheus.rules()).doesNotContain("\"health\":\"err\"");
        }
    }

    private static Map<String, String> targets() {
        return Map.of(
                "127.0.0.1:8781", authority("serve"),
                "127.0.0.1:8782", authority("monitor"),
                "127.0.0.1:8783", authority("retrain"),
                "127.0.0.1:8784", authority("notify"));
    }

    private static String authority(String service) {
        return URI.create(ADDRESSES.get(service)).getAuthority();
    }

    private static Scrape scrape(String service) throws Exception {
        return Scrape.of(ADDRESSES.get(service) + "/metrics");
    }

    private static int status(String service, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ADDRESSES.get(service) + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static void run(Object command, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-server", broker.bootstrapServers()));
        RunCommand run = RunCommand.with(
                new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true), all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
    }
}
