package io.plumbline.app.send;

import io.plumbline.contract.image.ContentType;
import java.util.Optional;

/**
 * One image to send.
 *
 * @param id what it will be answered by
 * @param value its bytes, as they are sent
 * @param type what to declare; nothing where the value's magic bytes tell
 */
public record FileImage(String id, Value value, Optional<ContentType> type) {

    /** Bytes that are read only when they are sent, so that a folder of any size can be sent. */
    @FunctionalInterface
    public interface Value {

        /**
         * Reads them.
         *
         * @throws java.io.UncheckedIOException if the file cannot be read, or is larger than any image may be
         */
        byte[] bytes();
    }
}
