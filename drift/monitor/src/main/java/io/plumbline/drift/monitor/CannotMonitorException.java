package io.plumbline.drift.monitor;

/** The monitor cannot start; the message says why and what to do. */
public final class CannotMonitorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotMonitorException(String message, Throwable cause) {
        super(message, cause);
    }
}
