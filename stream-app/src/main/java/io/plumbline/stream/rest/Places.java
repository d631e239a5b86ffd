package io.plumbline.stream.rest;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** So many places, each taken by one piece of work at a time; those that wait get one in the order in which they came. */
final class Places {

    private final Semaphore free;

    Places(int count) {
        this.free = new Semaphore(count, true);
    }

    /** What comes of this work, or nothing if no place for it gets free within this time. */
    <T> Optional<T> doing(Duration patience, Supplier<T> work) {
        if (!isTaken(patience)) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            free.release();
        }
    }

    private boolean isTaken(Duration patience) {
        try {
            return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
