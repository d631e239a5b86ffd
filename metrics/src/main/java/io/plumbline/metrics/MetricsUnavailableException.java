package io.plumbline.metrics;

import java.io.IOException;

/** Metrics cannot be served where they should be; the message says why, and what to do. */
public final class MetricsUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MetricsUnavailableException(MetricsAddress where, IOException cause) {
        super(
                "Cannot serve metrics at %s (%s): choose another port or host, or none"
                        .formatted(where.authority(where.port()), reason(cause)),
                cause);
    }

    private static String reason(IOException cause) {
        return cause.getCause() == null ? cause.getMessage() : cause.getCause().getMessage();
    }
}
