package io.plumbline.containers.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.command.CommandFailed;
import io.plumbline.app.command.SmokeCommand;
import io.plumbline.app.command.Typed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The system of {@code docker-compose.yml}, from nothing to answers, by both Composes. */
class ComposeIT {

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void shouldAnswerOnceItIsUp(String version) throws Exception {
        // Given
        try (ComposeProject project = ComposeProject.by(version)) {
            // When
            project.up();

            // Then
            assertThat(smoke(project)).as("smoke").isZero();
        }
    }

    private static int smoke(ComposeProject project) throws Exception {
        try {
            return Typed.with(
                            new SmokeCommand(),
                            "--bootstrap-server",
                            project.bootstrapServers(),
                            "--ready",
                            project.readiness())
                    .call();
        } catch (CommandFailed e) {
            throw new AssertionError(project.logs(), e);
        }
    }
}
