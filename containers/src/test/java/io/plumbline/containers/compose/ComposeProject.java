package io.plumbline.containers.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.plumbline.broker.FreePorts;
import io.plumbline.containers.engine.ContainerEngine;
import io.plumbline.containers.engine.Images;
import io.plumbline.containers.engine.JavaOptions;
import io.plumbline.trainer.dataset.FashionMnist;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** {@code docker-compose.yml} under a name and on ports of its own; it is taken down with its data when it is closed. */
final class ComposeProject implements AutoCloseable {

    private static final Path HOME = Path.of("..");
    private static final int PATIENCE_MINUTES = 10;

    /** All that Plumbline itself has, but not what it works with. */
    private static final List<String> PARTS =
            List.of("kafka", "topics", "trainer", "stream-app-1", "stream-app-2", "drift-monitor");

    private static final List<String> PORTS =
            List.of("KAFKA_PORT", "TRAINER_PORT", "STREAM_APP_1_PORT", "STREAM_APP_2_PORT", "DRIFT_MONITOR_PORT");

    private final List<String> compose;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> built = new ArrayList<>();

    private ComposeProject(List<String> compose) {
        this.compose = List.copyOf(compose);
        environment.put("COMPOSE_PROJECT_NAME", "plumbline-" + UUID.randomUUID());
        int[] ports = FreePorts.find(PORTS.size());
        for (int i = 0; i < ports.length; i++) {
            environment.put(PORTS.get(i), Integer.toString(ports[i]));
        }
        environment.put("KAFKA_IMAGE", Images.provide("kafka"));
        environment.put("STREAM_APP_IMAGE", Images.provide("service", "stream-app"));
        environment.put("DRIFT_MONITOR_IMAGE", Images.provide("service", "drift-monitor"));
        environment.put("TRAINER_IMAGE", Images.provide("service", "trainer"));
        environment.put("PLUMBLINE_JAVA_OPTIONS", JavaOptions.QUICK_START);
        environment.put("KAFKA_OPTS", JavaOptions.QUICK_START);
        environment.put(
                "FASHION_MNIST",
                FashionMnist.onThisMachine(Optional.empty()).folder().toString());
        environment.put("TRAIN_OPTIONS", "--model mlp --epochs 1 --split 1000,300,300,1000,0 --calibrate usual");
    }

    /**
     * One that has not been brought up. Where this Compose is missing, a test is skipped, or fails where nothing may be skipped.
     *
     * @param version v1 for docker-compose 1.29, v2 for the plug-in
     */
    static ComposeProject by(String version) throws IOException {
        ContainerEngine.require();
        Output found = run(List.of("../deploy/compose/fetch", version), Map.of());
        if (found.exitCode() != 0) {
            String missing = "Compose %s is not to be had: %s".formatted(version, found.text());
            assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
            abort(missing);
        }
        String last = found.text().lines().reduce((first, second) -> second).orElseThrow();
        if (version.equals("v1")) {
            return new ComposeProject(List.of(last));
        }
        ComposeProject project = new ComposeProject(List.of("docker", "compose"));
        project.environment.put("DOCKER_CONFIG", last);
        return project;
    }

    /** Starts all parts of Plumbline. */
    void up() throws IOException {
        List<String> command = new ArrayList<>(List.of("up", "-d"));
        command.addAll(PARTS);
        compose(command);
    }

    /** The image that this variable of {@code docker-compose.yml} names. */
    String image(String variable) {
        return environment.get(variable);
    }

    /** Makes one more image, that goes with the project. */
    void build(String image, String dockerfile) throws IOException {
        Path context = Files.createTempDirectory("plumbline-image");
        Path file = Files.writeString(context.resolve("Dockerfile"), dockerfile);
        Output output =
                run(List.of("docker", "build", "-t", image, context.toString()), Map.of("DOCKER_BUILDKIT", "0"));
        Files.delete(file);
        Files.delete(context);
        assertThat(output.exitCode()).as(output.text()).isZero();
        built.add(image);
    }

    /**
     * Rolls images out to all parts of Plumbline.
     *
     * @param rollout a copy of {@code deploy/rollout} beside a launcher that runs {@code COMPOSE_UP}, and commands of {@code BUILT}
     */
    Output rollOut(Path rollout, Path images, Path state) throws IOException {
        List<String> up = new ArrayList<>(line(List.of("up", "-d")));
        up.addAll(PARTS);
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("COMPOSE_UP", String.join(" ", up));
        settings.put("BUILT", System.getProperty("java.class.path"));
        settings.put("PLUMBLINE_BOOTSTRAP_SERVER", bootstrapServers());
        settings.put("PLUMBLINE_READY", readiness());
        return run(List.of(rollout.toString(), images.toString(), state.toString()), settings);
    }

    /** The images of the containers that run now. */
    List<String> imagesThatRun() throws IOException {
        String filter = "label=com.docker.compose.project=" + environment.get("COMPOSE_PROJECT_NAME");
        return run(List.of("docker", "ps", "--filter", filter, "--format", "{{.Image}}"), Map.of())
                .text()
                .lines()
                .toList();
    }

    String bootstrapServers() {
        return "127.0.0.1:" + environment.get("KAFKA_PORT");
    }

    /** Where each service tells whether it is ready. */
    String readiness() {
        return String.join(
                ",",
                PORTS.stream()
                        .filter(port -> !port.equals("KAFKA_PORT"))
                        .map(port -> "http://127.0.0.1:%s/health/ready".formatted(environment.get(port)))
                        .toList());
    }

    /** What all parts have printed. */
    String logs() throws IOException {
        return run(line(List.of("logs", "--tail", "40")), environment).text();
    }

    @Override
    public void close() throws IOException {
        compose(List.of("down", "-v"));
        for (String image : built) {
            assertThat(run(List.of("docker", "rmi", image), Map.of()).exitCode())
                    .as(image)
                    .isZero();
        }
    }

    private void compose(List<String> command) throws IOException {
        Output output = run(line(command), environment);
        assertThat(output.exitCode()).as(output.text()).isZero();
    }

    private List<String> line(List<String> command) {
        List<String> line = new ArrayList<>(compose);
        line.addAll(List.of("--project-directory", HOME.toString(), "-f", "../docker-compose.yml"));
        line.addAll(command);
        return line;
    }

    private static Output run(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + command, e);
        }
        return new Output(process.exitValue(), text);
    }

    record Output(int exitCode, String text) {}
}
