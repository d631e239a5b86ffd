package io.plumbline.trainer.dataset;

/** Data that is not there, or is not what it should be; the message says what was expected, what was found, and where. */
public final class DataSetException extends RuntimeException {

    public DataSetException(String message) {
        super(message);
    }

    public DataSetException(String message, Throwable cause) {
        super(message, cause);
    }
}
