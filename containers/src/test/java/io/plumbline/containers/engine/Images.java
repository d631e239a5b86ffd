package io.plumbline.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The images that tests run. */
public final class Images {

    private static final Path PROVIDE = Path.of("..", "deploy", "images", "provide");
    private static final int PATIENCE_MINUTES = 10;

    private Images() {}

    /**
     * The name of this image on the engine, pulled or made first if it has to be.
     *
     * @param image as {@code deploy/images/provide} takes it
     */
    public static String provide(String... image) {
        ContainerEngine.require();
        List<String> command = new ArrayList<>(List.of(PROVIDE.toString()));
        command.addAll(List.of(image));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String name = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
            return name;
        } catch (IOException e) {
            throw new AssertionError("Cannot run " + PROVIDE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for " + String.join(" ", command), e);
        }
    }
}
