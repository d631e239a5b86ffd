package io.plumbline.app.metrics;

import io.plumbline.broker.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A real Prometheus on a free loopback port, with the rules and the configuration of {@code deploy/prometheus}. */
final class PrometheusProcess implements AutoCloseable {

    private static final Path DEPLOYED = Path.of("..", "deploy", "prometheus");

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Process process;

    private PrometheusProcess(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Starts one, which answers some moments later.
     *
     * @param targets by the address in the configuration, where the service is really
     */
    static PrometheusProcess start(Path directory, Map<String, String> targets) throws IOException {
        String config = Files.readString(DEPLOYED.resolve("prometheus.yml")).replace(": 5s", ": 1s");
        for (Map.Entry<String, String> target : targets.entrySet()) {
            config = config.replace(target.getKey(), target.getValue());
        }
        Files.writeString(directory.resolve("prometheus.yml"), config);
        Files.copy(DEPLOYED.resolve("rules.yml"), directory.resolve("rules.yml"));
        int port = FreePorts.find(1)[0];
        Process process = new ProcessBuilder(
                        PrometheusPrograms.find("prometheus"),
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=data",
                        "--web.listen-address=127.0.0.1:" + port)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
        return new PrometheusProcess(port, process);
    }

    /** Whether it has any sample of this metric within the last five minutes. */
    boolean has(String metric) {
        return answers("count(" + metric + ")");
    }

    /** Whether a query has any result now. */
    boolean answers(String query) {
        return ask("query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .contains("\"value\":");
    }

    /** What it says of all rules, in its own JSON. */
    String rules() {
        return ask("rules");
    }

    private String ask(String question) {
        URI address = URI.create("http://127.0.0.1:%d/api/v1/%s".formatted(port, question));
        try {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** The metrics that the rules read, and those that they make. */
    static List<String> metricsInRules() throws IOException {
        return Files.readAllLines(DEPLOYED.resolve("rules.yml")).stream()
                .filter(line ->
                        !line.strip().startsWith("summary:") && !line.strip().startsWith("#"))
                .flatMap(line -> Pattern.compile("\\b(up(?=\\{)|(plumbline|process|jvm|kafka)[:_][a-z0-9_:]+)")
                        .matcher(line)
                        .results())
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
