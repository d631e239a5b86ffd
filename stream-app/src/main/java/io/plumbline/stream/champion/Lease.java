package io.plumbline.stream.champion;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right to score with one model, which stays open until the lease is closed. */
public final class Lease implements AutoCloseable {

    private final Held held;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Lease(Held held) {
        this.held = held;
        held.retain();
    }

    public ServingModel model() {
        return held.model();
    }

    /** Whether this is a lease of what is held here. */
    public boolean isOf(Held other) {
        return held == other;
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            held.release();
        }
    }
}
