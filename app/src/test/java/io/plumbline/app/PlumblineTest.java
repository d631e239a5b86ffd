package io.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.command.ExitCode;
import io.plumbline.app.command.RunCommand;
import io.plumbline.broker.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;

class PlumblineTest {

    @TempDir
    private Path directory;

    @Test
    void shouldListEveryCommandInOneLine() throws Exception {
        // When
        String help = Plumbline.commandLine(Map.of()).getUsageMessage();

        // Then
        List<String> commands = List.of(
                "demo", "broker", "topics", "train", "serve", "monitor", "retrain", "notify", "send", "smoke", "watch",
                "models", "alerts", "drift", "bench", "runs", "study", "test", "dist", "up", "down");
        assertThat(commands).allSatisfy(command -> assertThat(help.lines())
                .filteredOn(line -> line.startsWith("  " + command + " "))
                .singleElement()
                .asString()
                .endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo", "broker", "topics", "train", "serve", "monitor", "retrain", "notify", "send", "smoke", "watch",
                "models", "alerts", "drift", "bench", "runs", "study"
            })
    void shouldShowAnExampleInEachHelp(String command) throws Exception {
        // Given
        CommandLine line = Plumbline.commandLine(Map.of()).getSubcommands().get(command);

        // When
        String help = line.getUsageMessage();

        // Then
        assertThat(help).contains("-h, --help", "Example: ./plumbline " + command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo --shift upwards",
                "demo --rate 0",
                "demo --model rnn",
                "demo --data /nowhere",
                "demo --report /nowhere/report.json",
                "broker --partitions 0",
                "topics create --partitions 0",
                "topics check --prefix no/slash",
                "broker --port 70000",
                "broker --port -1",
                "broker --dir /proc/none",
                "smoke --ready localhost:8781",
                "train --packages /tmp --announce retired",
                "train --packages /proc/none",
                "retrain --packages /proc/none",
                "retrain --packages /tmp --data /none",
                "notify --alertmanager localhost:9093",
                "train",
                "train --packages p --epochs 0",
                "train --packages p --features nothing-like-this",
                "train --packages p --split 1,2",
                "train --packages p --data /nowhere",
                "serve --threads 0",
                "serve --chunk 0",
                "serve --profile both",
                "serve --from yesterday",
                "serve --instance-id no/slash",
                "serve --command-config /nowhere",
                "monitor --tolerance 2",
                "monitor --window 0",
                "train --packages p --calibrate all",
                "monitor --confirmation-run-length 0",
                "monitor --suspicion-run-length 500",
                "monitor --suspicion-run-length 2000000",
                "monitor --suspicion-run-length 1w",
                "monitor --correction bonferroni",
                "retrain --packages p --labelled 1",
                "notify",
                "notify --alertmanager ftp://host",
                "notify --webhook http://127.0.0.1/",
                "notify --webhook http://127.0.0.1/ --webhook-secret-file /nowhere",
                "send /nowhere",
                "watch nothing",
                "serve --largest-package 0",
                "serve --mlflow-tracking-uri ftp://host",
                "monitor --largest-package 0",
                "bench swaps --swaps 19",
                "bench swaps --rate 0",
                "retrain --packages p --mlflow-tracking-uri ftp://host",
                "drift show --largest-package 0",
                "drift accept --since 0 --reason r --mlflow-tracking-uri ftp://host",
                "train --packages p --tracking-uri sqlite:///mlflow.db",
                "train --packages p --runs /dev/null",
                "retrain --packages p --tracking-uri ftp://host",
                "models promote m --tracking-uri ftp://host",
                "runs list --tracking-uri ftp://host",
                "study",
                "study networks",
                "study all --seeds 1",
                "study all --epochs 0",
                "study all --out /dev/null",
                "study all --data /nowhere",
                "study all --tracking-uri ftp://host",
                "runs best --where nonsense",
                "runs compare 1",
                "runs send",
                "models shadow",
                "models shadow m --off",
                "models canary m",
                "models canary m --share 2",
                "fly"
            })
    void shouldRefuseWrongOptionsBeforeAnythingStarts(String typed) throws Exception {
        // When
        RunCommand refused = run(typed.split(" ", -1));

        // Then
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).isNotBlank().doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"topics check", "serve"})
    void shouldSayThatNoBrokerAnswers(String typed) throws Exception {
        // Given
        String nobody = "127.0.0.1:" + FreePorts.find(1)[0];

        // When
        RunCommand refused = run((typed + " --bootstrap-server " + nobody).split(" ", -1));

        // Then
        assertThat(refused.exitCode()).isEqualTo(ExitCode.BROKER);
        assertThat(refused.err())
                .startsWith("No Kafka broker answers at " + nobody)
                .doesNotContain("\tat ");
    }

    @Test
    void shouldTellFailuresOfTheBrokerFromOthers() throws Exception {
        // Given
        CommandLine line = Plumbline.commandLine(Map.of());
        IExecutionExceptionHandler explain = line.getExecutionExceptionHandler();

        // When
        int broker = explain.handleExecutionException(new TimeoutException("No answer"), line, null);
        int other = explain.handleExecutionException(new IllegalStateException("Another reason"), line, null);

        // Then
        assertThat(broker).isEqualTo(ExitCode.BROKER);
        assertThat(other).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void shouldTakeOptionsFromTheEnvironment() throws Exception {
        // Given
        Map<String, String> environment = Map.of("PLUMBLINE_PREFIX", "no/slash");

        // When
        RunCommand refused = RunCommand.with(Plumbline.commandLine(environment), "topics", "check");

        // Then
        assertThat(refused.err()).contains("no/slash");
    }

    @Test
    void shouldTakeTheTrackingServerFromMlflowsOwnVariable() throws Exception {
        // Given
        Map<String, String> environment = Map.of("MLFLOW_TRACKING_URI", "ftp://host");

        // When
        RunCommand refused = RunCommand.with(Plumbline.commandLine(environment), "runs", "list");

        // Then
        assertThat(refused.err()).contains("Not the address of an MLflow server: 'ftp://host'");
    }

    @Test
    void shouldReadClientPropertiesFromAFile() throws Exception {
        // Given
        Path config = Files.writeString(directory.resolve("client.properties"), "security.protocol=NO_SUCH_PROTOCOL\n");

        // When
        RunCommand refused = run("topics", "check", "--command-config", config.toString());

        // Then
        assertThat(refused.exitCode()).isEqualTo(ExitCode.BROKER);
        assertThat(refused.err()).contains("NO_SUCH_PROTOCOL");
    }

    private static RunCommand run(String... arguments) throws Exception {
        return RunCommand.with(Plumbline.commandLine(Map.of()), arguments);
    }
}
