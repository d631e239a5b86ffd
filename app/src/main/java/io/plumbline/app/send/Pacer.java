package io.plumbline.app.send;

import java.util.concurrent.locks.LockSupport;

/**
 * Says when the next thing is due, at a steady pace from the first on. One that is late is due at once, and those after
 * it are due as if it had been in time. For one thread.
 */
public final class Pacer {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double nanosBetween;
    private final long startNanos = System.nanoTime();
    private long count;

    private Pacer(double nanosBetween) {
        this.nanosBetween = nanosBetween;
    }

    /** So many per second. */
    public static Pacer at(double perSecond) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException(
                    "Not a rate: %s per second; expected a number above 0".formatted(perSecond));
        }
        return new Pacer(NANOS_PER_SECOND / perSecond);
    }

    /** Each is due at once. */
    public static Pacer asFastAsTheyGo() {
        return new Pacer(0);
    }

    /**
     * Waits until the next is due.
     *
     * @return when it was due, as {@link System#nanoTime} counts
     */
    public long awaitNext() throws InterruptedException {
        long due = nanosBetween == 0 ? System.nanoTime() : startNanos + Math.round(count * nanosBetween);
        count++;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(left);
        }
        return due;
    }
}
