package io.plumbline.trainer.tracking;

/** What was kept cannot be read; the message says why, and what to do. */
public class TrackingException extends RuntimeException {

    public TrackingException(String message) {
        super(message);
    }

    public TrackingException(String message, Throwable cause) {
        super(message, cause);
    }
}
