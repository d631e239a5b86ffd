package io.plumbline.trainer.tracking.mlflow;

import io.plumbline.model.fetch.Credentials;
import java.net.URI;
import java.time.Duration;

/**
 * How a server is spoken to.
 *
 * @param server its address, {@code http} or {@code https}
 * @param credentials what it wants to see
 * @param answering how long it may take to answer one request
 * @param uploading how long it may take to take one file
 * @param farewell how long is waited at most for what is on its way when tracking is closed
 */
public record MlflowSettings(
        URI server, Credentials credentials, Duration answering, Duration uploading, Duration farewell) {

    public MlflowSettings {
        String scheme = server.getScheme() == null ? "" : server.getScheme();
        if (server.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException(
                    "Not the address of an MLflow server: '%s'; expected http(s)://HOST".formatted(server));
        }
        if (server.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "The address of the MLflow server must not hold a password: set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD");
        }
        if (answering.isNegative()
                || answering.isZero()
                || uploading.compareTo(answering) < 0
                || farewell.isNegative()) {
            throw new IllegalArgumentException("Not times for answers, uploads and farewells: %s, %s, %s"
                    .formatted(answering, uploading, farewell));
        }
    }

    /** 20 s for an answer, 5 minutes for a file, 10 s at the end. */
    public static MlflowSettings of(URI server, Credentials credentials) {
        return new MlflowSettings(
                server, credentials, Duration.ofSeconds(20), Duration.ofMinutes(5), Duration.ofSeconds(10));
    }

    /** The address without a slash at its end. */
    String base() {
        return server.toString().replaceFirst("/+$", "");
    }
}
