package io.plumbline.containers.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/rollout} on a real engine, by Compose v2, with an image that is broken on purpose. */
class RolloutIT {

    private static final String BROKEN = "plumbline/stream-app:broken";

    @TempDir
    private Path directory;

    private Path rollout;

    /** The launcher would build the sources first; this one has them built, and does not wait long for what cannot serve. */
    @BeforeEach
    void installBesideALauncherOfWhatIsBuilt() throws Exception {
        rollout = Files.createDirectories(directory.resolve("home/deploy")).resolve("rollout");
        Files.copy(Path.of("..", "deploy", "rollout"), rollout);
        Path launcher = Files.writeString(directory.resolve("home/plumbline"), """
                #!/bin/sh
                [ "$1" != up ] || exec $COMPOSE_UP
                patience=180
                [ "$STREAM_APP_IMAGE" != '%s' ] || patience=10
                exec '%s' -cp "$BUILT" io.plumbline.app.Plumbline "$@" --patience "$patience"
                """.formatted(
                        BROKEN, Path.of(System.getProperty("java.home"), "bin", "java")));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void shouldBringBackTheImageThatServedBeforeABrokenOne() throws Exception {
        // Given
        try (ComposeProject project = ComposeProject.by("v2")) {
            String good = project.image("STREAM_APP_IMAGE");
            project.build(BROKEN, """
                    FROM %s
                    ENTRYPOINT ["/bin/sh", "-c", "test $0 != serve && exec /opt/plumbline/bin/plumbline $0 \\"$@\\""]
                    CMD ["serve"]
                    """.formatted(good));
            ComposeProject.Output first = rollOut(project, good);

            // When
            ComposeProject.Output second = rollOut(project, BROKEN);

            // Then
            assertThat(first.exitCode()).as(first.text()).isZero();
            assertThat(second.exitCode()).as(second.text()).isEqualTo(1);
            assertThat(second.text()).contains("Rolling back to:", "STREAM_APP_IMAGE=" + good, "serve again");
            assertThat(project.imagesThatRun()).contains(good).doesNotContain(BROKEN);
        }
    }

    private ComposeProject.Output rollOut(ComposeProject project, String streamApp) throws Exception {
        Path images = Files.writeString(directory.resolve("images.env"), "STREAM_APP_IMAGE=" + streamApp + "\n");
        return project.rollOut(rollout, images, directory.resolve("state"));
    }
}
