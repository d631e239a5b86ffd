package io.plumbline.broker.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.broker.FreePorts;
import io.plumbline.broker.python.PythonEnvironment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real MLflow server in a process of its own, on a free loopback port, with all that it keeps in a directory. It hands
 * artifacts through, tells nobody that it is used, and can be killed and started again.
 */
public final class MlflowProcess implements AutoCloseable {

    /** What its environment takes. */
    public static final String REQUIREMENTS = "mlflow==3.17.0\n";

    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final int OK = 200;

    private static final Map<String, String> SILENCE = Map.of(
            "MLFLOW_DISABLE_TELEMETRY", "true", "DO_NOT_TRACK", "true", "MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false");

    private final PythonEnvironment environment;
    private final Path directory;
    private final int port = FreePorts.find(1)[0];
    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;

    private MlflowProcess(PythonEnvironment environment, Path directory) {
        this.environment = environment;
        this.directory = directory;
    }

    /**
     * Starts one and waits until it answers.
     *
     * @param environment with {@link #REQUIREMENTS}; made if it is not there
     * @param directory for its database, artifacts and log
     * @throws IOException if it does not come up, with what it said
     */
    public static MlflowProcess start(PythonEnvironment environment, Path directory) throws IOException {
        environment.prepare(directory.resolve("pip.log"));
        MlflowProcess server = new MlflowProcess(environment, directory);
        server.start();
        return server;
    }

    /** Starts it on the port and with the data that it had before. */
    public void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(SILENCE);
        process = builder.start();
        awaitAnswer();
    }

    private List<String> command() {
        return List.of(
                environment.program("mlflow"),
                "server",
                "--host",
                HOST,
                "--port",
                Integer.toString(port),
                "--workers",
                "1",
                "--backend-store-uri",
                "sqlite:///" + directory.resolve("mlflow.db"),
                "--artifacts-destination",
                directory.resolve("artifacts").toString(),
                "--serve-artifacts");
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("http://%s:%d".formatted(HOST, port));
    }

    /** Takes it away without a warning, as {@code kill -9} does. */
    public void kill() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        all.forEach(each -> each.onExit().join());
    }

    private void awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (hasEndedWithin(BETWEEN_LOOKS) || System.nanoTime() > deadline) {
                kill();
                throw new IOException("No MLflow server came up at %s:%n%s"
                        .formatted(address(), new String(Files.readAllBytes(log()), UTF_8)));
            }
        }
    }

    private boolean hasEndedWithin(Duration time) throws IOException {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException("Interrupted while an MLflow server came up", e);
        }
    }

    private boolean answers() {
        HttpRequest request = HttpRequest.newBuilder(address().resolve("/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Path log() {
        return directory.resolve("mlflow.log");
    }

    @Override
    public void close() {
        kill();
    }
}
