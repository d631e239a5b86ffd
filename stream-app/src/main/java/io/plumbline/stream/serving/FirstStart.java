package io.plumbline.stream.serving;

import org.apache.kafka.streams.AutoOffsetReset;

/** Where on {@code images} serving begins when its consumer group has no committed offsets. */
public enum FirstStart {
    /** With the oldest image that is still there. */
    EARLIEST,
    /** With the first image that arrives from now on. */
    LATEST;

    AutoOffsetReset offsetReset() {
        return this == EARLIEST ? AutoOffsetReset.earliest() : AutoOffsetReset.latest();
    }
}
