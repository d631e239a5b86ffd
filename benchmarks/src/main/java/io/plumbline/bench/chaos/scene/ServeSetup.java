package io.plumbline.bench.chaos.scene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How serving processes are set up that are to be killed: such that a kill finds answers that were sent and not committed.
 * As shipped, answers wait in the process until its next commit, and most kills take them along unseen.
 *
 * @param guarantee for {@code --guarantee}
 * @param clientProperties for {@code --command-config}, a line each
 */
public record ServeSetup(String guarantee, List<String> clientProperties) {

    private static final String ANSWERS_LEAVE_AT_ONCE = "linger.ms=0";
    private static final String COMMITS_ARE_SELDOM = "commit.interval.ms=1000";

    public ServeSetup {
        clientProperties = List.copyOf(clientProperties);
    }

    /** With as many commits as are shipped. */
    public static ServeSetup exactlyOnce() {
        return new ServeSetup("exactly_once", List.of(ANSWERS_LEAVE_AT_ONCE));
    }

    /** With so few commits that the answers before a kill are written again. */
    public static ServeSetup atLeastOnce() {
        return new ServeSetup("at_least_once", List.of(ANSWERS_LEAVE_AT_ONCE, COMMITS_ARE_SELDOM));
    }

    /**
     * The options for {@code ./plumbline serve}.
     *
     * @param directory for the file of client properties
     */
    List<String> options(Path directory) {
        Path properties = directory.resolve("serve.properties");
        try {
            Files.write(properties, clientProperties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("--guarantee", guarantee, "--command-config", properties.toString());
    }
}
