package io.plumbline.app.waiting;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what can only be asked for again and again. */
public final class Waiting {

    private static final long NANOS_BETWEEN_LOOKS = 50_000_000;

    private Waiting() {}

    /** Waits at most this long, or until the thread is interrupted; whether the condition came to hold. */
    public static boolean until(BooleanSupplier condition, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
        }
        return true;
    }
}
