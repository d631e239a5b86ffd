package io.plumbline.contract.json;

import org.apache.kafka.common.errors.SerializationException;

/** Bytes that are not the JSON they should be; the message says what was expected and what was found. */
public final class MalformedJsonException extends SerializationException {

    public MalformedJsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
