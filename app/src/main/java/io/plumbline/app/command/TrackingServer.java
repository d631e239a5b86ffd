package io.plumbline.app.command;

import io.plumbline.model.fetch.Credentials;
import io.plumbline.model.fetch.KnownServers;
import io.plumbline.trainer.tracking.mlflow.MlflowSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which MLflow server is meant, if any. */
final class TrackingServer {

    @Option(
            names = {"--tracking-uri", "--mlflow-tracking-uri"},
            paramLabel = "URI",
            description = "The MLflow server (default: MLFLOW_TRACKING_URI, else none).")
    private URI address;

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description =
                    "What servers of packages and runs want to see, a line for each: its address, then a user and a"
                            + " password, or a token (default: nothing, but for MLflow's what MLFLOW_TRACKING_USERNAME and"
                            + " _PASSWORD, or _TOKEN say).")
    private Path credentials;

    /** Secrets do not belong on a command line: these three are there for the environment to fill. */
    @Option(names = "--mlflow-tracking-username", hidden = true)
    private String user;

    @Option(names = "--mlflow-tracking-password", hidden = true)
    private String password;

    @Option(names = "--mlflow-tracking-token", hidden = true)
    private String token;

    Optional<URI> address() {
        return Optional.ofNullable(address);
    }

    /** Found out now, so that nothing is done by halves. */
    void requireUsable() {
        Optional<MlflowSettings> unused = settings();
    }

    /** How it is spoken to. */
    Optional<MlflowSettings> settings() {
        try {
            return address().map(uri -> MlflowSettings.of(uri, known().at(uri)));
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    /** What web servers want to see, this one among them. */
    KnownServers known() {
        KnownServers known = credentials == null ? KnownServers.none() : read(credentials);
        Credentials own = fromEnvironment();
        return address == null || own.header().isEmpty() ? known : known.with(address, own);
    }

    private static KnownServers read(Path file) {
        try {
            return KnownServers.read(file);
        } catch (IOException e) {
            throw CommandFailed.usage("Cannot read --credentials %s: %s".formatted(file, e));
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private Credentials fromEnvironment() {
        if (token != null) {
            return Credentials.ofToken(token);
        }
        if ((user == null) != (password == null)) {
            throw CommandFailed.usage(
                    "Of MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD only one is set: set the other, or neither.");
        }
        return user == null ? Credentials.none() : Credentials.of(user, password);
    }
}
