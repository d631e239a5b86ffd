package io.plumbline.trainer.retraining;

/** The service cannot start; the message says why, and what to do. */
public final class CannotRetrainException extends RuntimeException {

    CannotRetrainException(String message, Throwable cause) {
        super(message, cause);
    }
}
