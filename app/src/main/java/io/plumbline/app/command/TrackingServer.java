package io.plumbline.app.command;

import io.plumbline.trainer.tracking.mlflow.MlflowCredentials;
import io.plumbline.trainer.tracking.mlflow.MlflowSettings;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which MLflow server is meant, if any. */
final class TrackingServer {

    @Option(
            names = {"--tracking-uri", "--mlflow-tracking-uri"},
            paramLabel = "URI",
            description = "The MLflow server (default: MLFLOW_TRACKING_URI, else none).")
    private URI address;

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
            return address().map(uri -> MlflowSettings.of(uri, credentials()));
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private MlflowCredentials credentials() {
        if (token != null) {
            return MlflowCredentials.ofToken(token);
        }
        return user == null || password == null ? MlflowCredentials.none() : MlflowCredentials.of(user, password);
    }
}
