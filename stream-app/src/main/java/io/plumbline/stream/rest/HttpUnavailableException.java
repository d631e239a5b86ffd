package io.plumbline.stream.rest;

import java.io.IOException;

/** HTTP cannot be answered where it should be; the message says why, and what to do. */
public final class HttpUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HttpUnavailableException(HttpConfig config, IOException cause) {
        super(
                "Cannot listen for HTTP at %s:%d (%s): choose another port or host, or none"
                        .formatted(config.host(), config.port(), rootMessage(cause)),
                cause);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
