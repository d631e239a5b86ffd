package io.plumbline.app.models;

/** There is no model for what was asked; the message is for the person who asked. */
public final class NoSuchModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchModelException(String message) {
        super(message);
    }
}
