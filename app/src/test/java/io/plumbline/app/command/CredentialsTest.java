package io.plumbline.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What servers want to see, from the environment and from a file. */
class CredentialsTest {

    private static final URI MLFLOW = URI.create("http://mlflow.test:5000");
    private static final URI OTHER = URI.create("https://models.test/p.zip");

    @TempDir
    private Path directory;

    @Test
    void shouldTakeThemFromMlflowsOwnVariables() {
        // When
        FetchOptions options = parsed(Map.of(
                "MLFLOW_TRACKING_URI", MLFLOW.toString(),
                "MLFLOW_TRACKING_USERNAME", "plumbline",
                "MLFLOW_TRACKING_PASSWORD", "secret"));

        // Then
        assertThat(options.settings().servers().at(MLFLOW)).hasToString("a password of plumbline");
        assertThat(options.settings().servers().at(OTHER)).hasToString("no credentials");
        assertThat(options.server().settings().orElseThrow().credentials()).hasToString("a password of plumbline");
    }

    @Test
    void shouldTakeThemFromAFile() throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("credentials"), """
                http://mlflow.test:5000 t-1
                https://models.test     plumbline secret
                """);

        // When
        FetchOptions options = parsed(Map.of(
                "MLFLOW_TRACKING_URI", MLFLOW.toString(),
                "PLUMBLINE_CREDENTIALS", file.toString()));

        // Then
        assertThat(options.settings().servers().at(MLFLOW)).hasToString("a token");
        assertThat(options.settings().servers().at(OTHER)).hasToString("a password of plumbline");
        assertThat(options.server().settings().orElseThrow().credentials()).hasToString("a token");
    }

    @Test
    void shouldRefuseAUserWithoutAPassword() {
        // Given
        FetchOptions options =
                parsed(Map.of("MLFLOW_TRACKING_URI", MLFLOW.toString(), "MLFLOW_TRACKING_USERNAME", "plumbline"));

        // When
        var reading = assertThatThrownBy(options::settings);

        // Then
        reading.isInstanceOf(CommandFailed.class).hasMessageContaining("MLFLOW_TRACKING_PASSWORD");
    }

    @Test
    void shouldRefuseAServersAddressWithAPasswordWithoutRepeatingIt() {
        // Given
        FetchOptions options = parsed(Map.of("MLFLOW_TRACKING_URI", "http://plumbline:secret@mlflow.test:5000"));

        // When
        var reading = assertThatThrownBy(options::settings);

        // Then
        reading.isInstanceOf(CommandFailed.class)
                .hasMessageContaining("mlflow.test")
                .hasMessageNotContaining("secret");
    }

    private static FetchOptions parsed(Map<String, String> environment) {
        Fetching fetching = new Fetching();
        new CommandLine(fetching)
                .setDefaultValueProvider(new EnvironmentDefaults(environment))
                .parseArgs();
        return fetching.options;
    }

    @Command
    private static final class Fetching {

        @Mixin
        private FetchOptions options;
    }
}
