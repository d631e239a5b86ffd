package io.plumbline.trainer.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;
import org.mlflow.tracking.creds.MlflowHostCredsProvider;

/** What an MLflow server wants to see before it answers: nothing, a name and a password, or a token. */
public final class MlflowCredentials {

    private final String user;
    private final String password;
    private final String token;

    private MlflowCredentials(String user, String password, String token) {
        this.user = user;
        this.password = password;
        this.token = token;
    }

    public static MlflowCredentials none() {
        return new MlflowCredentials(null, null, null);
    }

    /** HTTP's basic authentication. */
    public static MlflowCredentials of(String user, String password) {
        return new MlflowCredentials(user, password, null);
    }

    /** A bearer token. */
    public static MlflowCredentials ofToken(String token) {
        return new MlflowCredentials(null, null, token);
    }

    /** The value of the header {@code Authorization}, if one is needed. */
    Optional<String> header() {
        if (token != null) {
            return Optional.of("Bearer " + token);
        }
        return user == null
                ? Optional.empty()
                : Optional.of("Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8)));
    }

    MlflowHostCredsProvider forClient(String server) {
        return new BasicMlflowHostCreds(server, user, password, token, false);
    }

    /** Tells nothing of what is secret. */
    @Override
    public String toString() {
        return token != null ? "a token" : user == null ? "no credentials" : "a password of " + user;
    }
}
