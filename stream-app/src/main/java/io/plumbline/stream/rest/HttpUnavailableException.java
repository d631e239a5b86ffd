package io.plumbline.stream.rest;

import io.plumbline.contract.check.RootCause;
import java.io.IOException;

/** HTTP cannot be answered where it should be; the message says why, and what to do. */
public final class HttpUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HttpUnavailableException(HttpConfig config, IOException cause) {
        super(
                "Cannot listen for HTTP at %s (%s): choose another port or host, or none"
                        .formatted(
                                config.authority(config.port()),
                                RootCause.of(cause).getMessage()),
                cause);
    }
}
