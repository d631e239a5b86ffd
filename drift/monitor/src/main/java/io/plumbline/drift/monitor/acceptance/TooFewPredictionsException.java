package io.plumbline.drift.monitor.acceptance;

/** There are too few predictions to make a reference of; the message says how many. */
public final class TooFewPredictionsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooFewPredictionsException(String message) {
        super(message);
    }
}
