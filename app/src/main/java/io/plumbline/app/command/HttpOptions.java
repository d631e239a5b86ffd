package io.plumbline.app.command;

import io.plumbline.stream.rest.BearerToken;
import io.plumbline.stream.rest.HttpConfig;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The options by which serving answers requests over HTTP. Two instances on one machine need no options: the port that
 * nobody chose is left to the first, and the second does without.
 */
final class HttpOptions {

    static final int DEFAULT_PORT = 8780;

    private static final String TOKEN_FILE = "--http-token-file";
    private static final String TOKEN_VARIABLE = "PLUMBLINE_HTTP_TOKEN";

    private static final String OFF = "off";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--http",
            paramLabel = "PORT",
            description = "Answer requests over HTTP (Open Inference Protocol) on this port; 0 for any free one, "
                    + "'off' for none (default: " + DEFAULT_PORT + ", or none if it is taken).")
    private String http;

    @Option(
            names = "--http-host",
            paramLabel = "HOST",
            defaultValue = HttpConfig.LOOPBACK,
            description = "The address to listen on for them; 0.0.0.0 for all (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = TOKEN_FILE,
            paramLabel = "FILE",
            description =
                    "Answer only those who bring the bearer token in this file (default: that in the environment's "
                            + TOKEN_VARIABLE + ", else anyone).")
    private Path tokenFile;

    /** Where to answer, if anywhere. */
    Optional<HttpConfig> config() {
        if (OFF.equals(http)) {
            return Optional.empty();
        }
        try {
            HttpConfig config = HttpConfig.onLoopback(port()).withHost(host);
            return Optional.of(token().map(BearerToken::of).map(config::with).orElse(config));
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage("HTTP cannot be answered like this: " + e.getMessage());
        }
    }

    /** Whether anyone asked for HTTP in particular, who must then be told if it cannot be had. */
    boolean isChosen() {
        return http != null || tokenFile != null || !host.equals(HttpConfig.LOOPBACK);
    }

    /** What to tell the person who started it. */
    String description(Optional<String> address) {
        return address.map("Asked directly at %s/v2."::formatted)
                .orElseGet(() -> http == null
                        ? "Nothing is answered over HTTP, because port %d is taken: choose another with --http."
                                .formatted(DEFAULT_PORT)
                        : "Nothing is answered over HTTP.");
    }

    private int port() {
        try {
            return http == null ? DEFAULT_PORT : Integer.parseInt(http);
        } catch (NumberFormatException e) {
            throw CommandFailed.usage("--http takes a port, 0 or '%s', found '%s'".formatted(OFF, http));
        }
    }

    private Optional<String> token() {
        return new SecretSource(TOKEN_FILE, TOKEN_VARIABLE).read(tokenFile, command);
    }
}
