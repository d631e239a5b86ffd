package io.plumbline.stream.topology;

import io.plumbline.stream.batch.Promise;
import java.util.Optional;

/** The value of an image record as it enters the topology, and the promise of its answer if there is one. */
final class Arrival {

    private final byte[] value;
    private final Optional<Promise> promise;

    Arrival(byte[] value, Optional<Promise> promise) {
        this.value = value;
        this.promise = promise;
    }

    /** The record's own value, not a copy; null if it has none. */
    byte[] value() {
        return value;
    }

    /** Without one, the image must be scored alone. */
    Optional<Promise> promise() {
        return promise;
    }
}
