package io.plumbline.bench.serving.worker;

import java.util.Optional;

/**
 * What a worker is told in one line of JSON: to serve, to do bare forward passes, or, where it is neither, to stop serving.
 */
public record Order(Optional<ServeOrder> serve, Optional<ForwardOrder> forward) {

    /** To stop serving. */
    public static final Order STOP = new Order(Optional.empty(), Optional.empty());

    public static Order of(ServeOrder order) {
        return new Order(Optional.of(order), Optional.empty());
    }

    public static Order of(ForwardOrder order) {
        return new Order(Optional.empty(), Optional.of(order));
    }
}
