package io.plumbline.trainer.tracking.mlflow;

import io.plumbline.contract.check.RootCause;
import io.plumbline.trainer.tracking.TrackingException;
import java.util.Set;

/** What the status of an answer means. */
final class Answers {

    static final int NOT_FOUND = 404;

    private static final int LONGEST_QUOTE = 300;
    private static final int SERVER_ERRORS = 500;
    private static final int CLIENT_ERRORS = 400;
    private static final int REDIRECTS = 300;

    /** Not let in, request time-out, too early, too many requests: it may be otherwise later. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 408, 425, 429);

    private Answers() {}

    static boolean isOk(int status) {
        return status < REDIRECTS;
    }

    static TrackingException failure(MlflowSettings settings, int status, String body, Throwable cause) {
        String message = "The MLflow server at %s answers %d: %s"
                .formatted(
                        settings.server(),
                        status,
                        body.strip()
                                .substring(
                                        0, Math.min(LONGEST_QUOTE, body.strip().length())));
        boolean isPassing = status >= SERVER_ERRORS
                || status < CLIENT_ERRORS
                || PASSING.contains(status)
                || (status == NOT_FOUND && !body.contains("RESOURCE_DOES_NOT_EXIST"));
        return isPassing ? new ServerAwayException(message, cause) : new RefusedException(status, message, cause);
    }

    static ServerAwayException noAnswer(MlflowSettings settings, Throwable cause) {
        return new ServerAwayException(
                "No MLflow server answers at %s: %s"
                        .formatted(settings.server(), RootCause.of(cause).getMessage()),
                cause);
    }
}
