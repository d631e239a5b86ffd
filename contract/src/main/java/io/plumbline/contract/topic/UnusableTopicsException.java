package io.plumbline.contract.topic;

/** No broker answers, or its topics are not as a part of Plumbline needs them; the message says what to do. */
public final class UnusableTopicsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableTopicsException(String message) {
        super(message);
    }

    UnusableTopicsException(String message, Throwable cause) {
        super(message, cause);
    }
}
