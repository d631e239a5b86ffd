package io.plumbline.containers.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.command.CommandFailed;
import io.plumbline.app.command.SmokeCommand;
import io.plumbline.app.command.Typed;
import org.junit.jupiter.api.Test;

/** The system of {@code docker-compose.yml}, from nothing to answers, by docker-compose 1.29; {@code RolloutIT} goes on from there by v2. */
class ComposeIT {

    @Test
    void shouldAnswerOnceItIsUp() throws Exception {
        // Given
        try (ComposeProject project = ComposeProject.by("v1")) {
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
