package io.plumbline.drift.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.plumbline.broker.FreePorts;
import io.plumbline.broker.peers.PeerProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A real Alertmanager on a loopback port, that tells a webhook of its own what it thinks. */
final class AlertmanagerProcess implements AutoCloseable {

    private static final String PEER = "prometheus-alertmanager";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path directory;
    private final int port = FreePorts.find(1)[0];
    private Process process;

    private AlertmanagerProcess(Path directory) {
        this.directory = directory;
    }

    /**
     * Starts one, which answers some moments later.
     *
     * @param pager is told of alerts and of their ends
     */
    static AlertmanagerProcess start(Path directory, URI pager) throws IOException {
        Files.writeString(directory.resolve("alertmanager.yml"), """
                route:
                  receiver: pager
                  group_by: [alertname, episode]
                  group_wait: 100ms
                  group_interval: 1s
                receivers:
                  - name: pager
                    webhook_configs:
                      - url: %s
                        send_resolved: true
                """.formatted(pager));
        AlertmanagerProcess started = new AlertmanagerProcess(directory);
        started.start();
        return started;
    }

    void start() throws IOException {
        process = new ProcessBuilder(
                        program(),
                        "--config.file=alertmanager.yml",
                        "--storage.path=data",
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("alertmanager.log").toFile())
                .start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What is firing, in its own JSON; empty as long as it does not answer. */
    String firing() {
        try {
            return client.send(
                            HttpRequest.newBuilder(address().resolve("/api/v2/alerts?active=true"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    void die() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        die();
    }

    private static String program() {
        PeerProgram peers = new PeerProgram(System.getenv());
        Optional<Path> found = peers.find(PEER, PEER);
        if (found.isEmpty()) {
            String missing = peers.missing(PEER, PEER);
            assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
            abort(missing);
        }
        return found.orElseThrow().toString();
    }
}
