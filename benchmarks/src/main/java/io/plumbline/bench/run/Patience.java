package io.plumbline.bench.run;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what can only be asked for. */
public final class Patience {

    private static final long NANOS_BETWEEN_LOOKS = 20_000_000;

    private Patience() {}

    /**
     * Waits until this holds.
     *
     * @param missing says what is amiss when it never does
     * @param evidence follows it
     * @throws IllegalStateException if it does not come to hold in time, or the wait was interrupted
     */
    public static void await(BooleanSupplier holds, Duration atMost, String missing, Supplier<String> evidence) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("%s after %s:%n%s".formatted(missing, atMost, evidence.get()));
            }
            LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
        }
    }

    /** Lets so much time pass, or less if the thread is interrupted. */
    public static void pause(Duration duration) {
        long deadline = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(Math.max(1, deadline - System.nanoTime()));
        }
    }
}
