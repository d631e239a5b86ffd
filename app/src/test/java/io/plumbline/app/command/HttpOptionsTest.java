package io.plumbline.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plumbline.stream.rest.HttpConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class HttpOptionsTest {

    @TempDir
    private Path directory;

    @Test
    void shouldTakeTheTokenFromTheEnvironmentOrAFileAndShowItNowhere() throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("token"), "open-sesame\n");

        // When
        HttpConfig fromEnvironment = options(Map.of("PLUMBLINE_HTTP_TOKEN", "open-sesame"), "--http", "0")
                .config()
                .orElseThrow();
        HttpConfig fromFile = options(Map.of(), "--http", "0", "--http-token-file", file.toString())
                .config()
                .orElseThrow();

        // Then
        assertThat(fromEnvironment.token()).isPresent();
        assertThat(fromFile.token()).isPresent();
        assertThat(fromFile.toString()).doesNotContain("sesame");
        assertThat(options(Map.of(), "--http", "0").config().orElseThrow().token())
                .isEmpty();
    }

    @Test
    void shouldListenOnLoopbackUnlessToldOtherwise() {
        // Given
        HttpOptions options = options(Map.of(), "--http", "0");

        // When
        HttpConfig config = options.config().orElseThrow();

        // Then
        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(options(Map.of("PLUMBLINE_HTTP_HOST", "0.0.0.0"), "--http", "0")
                        .config()
                        .orElseThrow()
                        .isOpenToStrangers())
                .isTrue();
    }

    @Test
    void shouldAnswerNowhereIfToldSo() {
        // Given
        HttpOptions options = options(Map.of(), "--http", "off");

        // When
        Optional<HttpConfig> config = options.config();

        // Then
        assertThat(config).isEmpty();
    }

    @Test
    void shouldSayThatThePortThatNobodyChoseIsTaken() {
        // Given
        HttpOptions options = options(Map.of());

        // When
        String description = options.description(Optional.empty());

        // Then
        assertThat(options.isChosen()).isFalse();
        assertThat(description).contains("port 8780 is taken", "--http");
        assertThat(options(Map.of(), "--http", "8780").isChosen()).isTrue();
        assertThat(options(Map.of(), "--http-host", "0.0.0.0").isChosen()).isTrue();
    }

    @Test
    void shouldSayWhatIsWrong() {
        // Given
        HttpOptions noPort = options(Map.of(), "--http", "eighty");
        HttpOptions noFile = options(Map.of(), "--http", "0", "--http-token-file", "/nowhere/token");
        HttpOptions noToken = options(Map.of("PLUMBLINE_HTTP_TOKEN", "open sesame"), "--http", "0");

        // When
        Throwable port = catchThrowable(noPort::config);
        Throwable file = catchThrowable(noFile::config);
        Throwable token = catchThrowable(noToken::config);

        // Then
        assertThat(port).isInstanceOf(CommandFailed.class).hasMessageContaining("'eighty'");
        assertThat(file).isInstanceOf(CommandFailed.class).hasMessageContaining("/nowhere/token");
        assertThat(token).isInstanceOf(CommandFailed.class).hasMessageContaining("blanks");
        assertThat(token.getMessage()).doesNotContain("sesame");
    }

    private static HttpOptions options(Map<String, String> environment, String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder)
                .setDefaultValueProvider(new EnvironmentDefaults(environment))
                .parseArgs(arguments);
        return holder.options;
    }

    @Command
    private static final class Holder {

        @Mixin
        private HttpOptions options;
    }
}
