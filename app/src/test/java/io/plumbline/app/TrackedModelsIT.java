package io.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.app.command.BrokerCommand;
import io.plumbline.app.command.RunCommand;
import io.plumbline.app.command.ServeCommand;
import io.plumbline.app.command.Service;
import io.plumbline.app.command.Typed;
import io.plumbline.broker.mlflow.MlflowProcess;
import io.plumbline.broker.python.PythonEnvironment;
import io.plumbline.trainer.dataset.UserCache;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that go by their aliases on a real MLflow server, at the command line. */
class TrackedModelsIT {

    @TempDir
    private static Path directory;

    private static MlflowProcess mlflow;
    private static BrokerCommand.BrokerService broker;

    @BeforeAll
    static void start() throws Exception {
        Path environment = UserCache.onThisMachine().resolve("peers").resolve("mlflow");
        mlflow = MlflowProcess.start(new PythonEnvironment(environment, MlflowProcess.REQUIREMENTS), directory);
        broker = Typed.with(new BrokerCommand(), "--port", "0").start();
    }

    @AfterAll
    static void stop() {
        broker.close();
        mlflow.close();
    }

    @Test
    void shouldServeWhatAnAliasNamesAndMoveAliasesWithPromotions() throws Exception {
        // Given
        train("1", "--announce", "champion");
        train("2");
        name("candidate", "2");
        try (Service serving = Typed.with(
                        new ServeCommand(),
                        "--bootstrap-server",
                        broker.bootstrapServers(),
                        "--http",
                        "off",
                        "--tracking-uri",
                        mlflow.address().toString())
                .start()) {
            serving.awaitReady(Duration.ofMinutes(1));

            // When
            RunCommand promoted = run("models", "promote", "models:/mlp@candidate");

            // Then
            assertThat(promoted.exitCode()).as(promoted.err()).isZero();
            assertThat(alias("champion")).isEqualTo("2");
            assertThat(run("models", "list", "--json").out()).contains("\"location\":\"runs:/");
            String id = promoted.out().replaceFirst("(?s) is champion.*", "");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> run("models", "show", id).out().contains("SWAPPED"));
            assertThat(run("models", "rollback").exitCode()).isZero();
            assertThat(alias("champion")).isEqualTo("1");
            assertThat(run("runs", "list").out().lines().skip(1)).hasSize(2);
        }
    }

    private static void train(String seed, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                "--packages",
                directory.resolve("models").toString(),
                "--model",
                "mlp",
                "--epochs",
                "1",
                "--split",
                "1000,300,300,1000,0",
                "--seed",
                seed));
        arguments.addAll(List.of(more));
        RunCommand trained = run(arguments.toArray(String[]::new));
        assertThat(trained.exitCode()).as(trained.err()).isZero();
    }

    /** Gives a version an alias, as somebody would in MLflow's own pages. */
    private static void name(String alias, String version) throws Exception {
        String json = "{\"name\":\"mlp\",\"alias\":\"%s\",\"version\":\"%s\"}".formatted(alias, version);
        HttpRequest request = HttpRequest.newBuilder(
                        mlflow.address().resolve("/api/2.0/mlflow/registered-models/alias"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    /** The number of the version that it names, in MLflow's own words; empty if it names none. */
    private static String alias(String alias) throws Exception {
        URI question = mlflow.address().resolve("/api/2.0/mlflow/registered-models/alias?name=mlp&alias=" + alias);
        String answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(question).build(), BodyHandlers.ofString())
                .body();
        return answer.contains("\"model_version\"")
                ? answer.replaceFirst("(?s).*\"version\": ?\"(\\d+)\".*", "$1")
                : "";
    }

    private static RunCommand run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!arguments[0].equals("runs")) {
            all.addAll(List.of("--bootstrap-server", broker.bootstrapServers()));
        }
        Map<String, String> environment = Map.of(
                "MLFLOW_TRACKING_URI",
                mlflow.address().toString(),
                "PLUMBLINE_RUNS",
                directory.resolve("runs").toString());
        return RunCommand.with(Plumbline.commandLine(environment), all.toArray(String[]::new));
    }
}
