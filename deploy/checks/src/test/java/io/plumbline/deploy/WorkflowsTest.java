package io.plumbline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workflows, as actionlint reads them: their form, their expressions, and the shell in them. */
class WorkflowsTest {

    private static final Path WORKFLOWS = Path.of("..", "..", ".github", "workflows");

    @TempDir
    private Path directory;

    @Test
    void shouldHaveNothingWrong() throws Exception {
        // Given
        List<String> workflows;
        try (Stream<Path> files = Files.list(WORKFLOWS)) {
            workflows = files.map(Path::toString).sorted().toList();
        }

        // When
        Run run = actionlint(workflows);

        // Then
        assertThat(workflows).hasSizeGreaterThanOrEqualTo(2);
        assertThat(run.said()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void shouldNoticeAnExpressionThatNamesNothing() throws Exception {
        // Given
        String workflow = Files.readString(WORKFLOWS.resolve("test.yml")).replace("github.ref }}", "github.rev }}");
        Path broken = Files.writeString(directory.resolve("broken.yml"), workflow);

        // When
        Run run = actionlint(List.of(broken.toString()));

        // Then
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.said()).contains("\"rev\"");
    }

    private static Run actionlint(List<String> workflows) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(Peers.find("actionlint", "actionlint"), "-no-color", "-oneline"), workflows.stream())
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), said);
    }

    private record Run(int exitCode, String said) {}
}
