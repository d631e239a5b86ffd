package io.plumbline.trainer.tracking.mlflow;

import io.plumbline.trainer.tracking.TrackingException;

/** The server answers that it will not do this: not worth trying again as it is. */
final class RefusedException extends TrackingException {

    private final int status;

    RefusedException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** Whether what was asked about is not there. */
    boolean isAbsence() {
        return status == Answers.NOT_FOUND || getMessage().contains("RESOURCE_DOES_NOT_EXIST");
    }

    /** Whether what was to be made is there already. */
    boolean isPresence() {
        return getMessage().contains("RESOURCE_ALREADY_EXISTS");
    }
}
