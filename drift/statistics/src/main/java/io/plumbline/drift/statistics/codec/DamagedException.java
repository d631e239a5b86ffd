package io.plumbline.drift.statistics.codec;

/** Bytes that were refused because they are not, or no longer, what was once written; the message says why. */
public final class DamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DamagedException(String message) {
        super(message);
    }

    public DamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
