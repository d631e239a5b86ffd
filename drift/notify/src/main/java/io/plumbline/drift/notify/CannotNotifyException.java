package io.plumbline.drift.notify;

/** Alerts cannot be read; the message says why. */
public final class CannotNotifyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotNotifyException(String message, Throwable cause) {
        super(message, cause);
    }
}
