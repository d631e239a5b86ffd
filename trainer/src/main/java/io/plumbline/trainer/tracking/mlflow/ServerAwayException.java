package io.plumbline.trainer.tracking.mlflow;

import io.plumbline.trainer.tracking.TrackingException;

/** The server does not answer, or is in trouble, or does not let us in: worth trying again later. */
final class ServerAwayException extends TrackingException {

    ServerAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
