package io.plumbline.stream.serving;

/** Serving cannot start, or has stopped; the message tells a person why, and what to do. */
public final class ServingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServingException(String message) {
        super(message);
    }

    ServingException(String message, Throwable cause) {
        super(message, cause);
    }
}
