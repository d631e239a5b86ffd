package io.plumbline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rollout, with a stand-in for the launcher whose smoke test fails where an image is called broken. */
class RolloutTest {

    private static final Path ROLLOUT = Path.of("..", "rollout");

    @TempDir
    private Path directory;

    @BeforeEach
    void installBesideAStandIn() throws IOException {
        Files.createDirectories(directory.resolve("home/deploy"));
        Files.copy(ROLLOUT, directory.resolve("home/deploy/rollout"));
        Path launcher = Files.writeString(directory.resolve("home/plumbline"), """
                #!/bin/sh
                echo "$1 $SERVE_IMAGE" >> '%s'
                [ "$1" != smoke ] || case $SERVE_IMAGE in *broken*) exit 1 ;; esac
                """.formatted(calls()));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void shouldRememberWhatServes() throws Exception {
        // When
        Run run = rollOut("SERVE_IMAGE=registry.test/serve@sha256:11");

        // Then
        assertThat(run.exitCode()).as(run.said()).isZero();
        assertThat(Files.readAllLines(calls()))
                .containsExactly("up registry.test/serve@sha256:11", "smoke registry.test/serve@sha256:11");
        assertThat(state("current.env")).content().contains("SERVE_IMAGE=registry.test/serve@sha256:11");
    }

    @Test
    void shouldGoBackToWhatServedBefore() throws Exception {
        // Given
        rollOut("SERVE_IMAGE=good");

        // When
        Run run = rollOut("SERVE_IMAGE=broken");

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.said()).contains("Rolling back to:", "SERVE_IMAGE=good", "serve again");
        assertThat(Files.readAllLines(calls()))
                .containsExactly("up good", "smoke good", "up broken", "smoke broken", "up good", "smoke good");
        assertThat(state("current.env")).content().endsWith("SERVE_IMAGE=good\n");
        assertThat(state("failed.env")).content().endsWith("SERVE_IMAGE=broken\n");
    }

    @Test
    void shouldCallForSomebodyWhereThereIsNothingToGoBackTo() throws Exception {
        // When
        Run run = rollOut("SERVE_IMAGE=broken");

        // Then
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(state("current.env")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH=/tmp", "SERVE_IMAGE=$(touch touched)", "SERVE_IMAGE=a b", "serve_IMAGE=a"})
    void shouldTouchNothingWhereALineNamesNoImage(String line) throws Exception {
        // When
        Run run = rollOut(line);

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.said()).contains("Not the name of an image");
        assertThat(calls()).doesNotExist();
    }

    private Path calls() {
        return directory.resolve("calls");
    }

    private Path state(String file) {
        return directory.resolve("state").resolve(file);
    }

    private Run rollOut(String images) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("images.env"), "# Images\n\n" + images + "\n");
        Process process = new ProcessBuilder(
                        "sh",
                        directory.resolve("home/deploy/rollout").toString(),
                        file.toString(),
                        directory.resolve("state").toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), said);
    }

    private record Run(int exitCode, String said) {}
}
