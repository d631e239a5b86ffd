package io.plumbline.bench.serving.load;

import java.util.concurrent.locks.LockSupport;

/**
 * The moments, evenly spaced, at which numbered images are to be sent. The first is the one at which the beat is made.
 *
 * <p>Who waits for it wakes up once a millisecond and is given whatever has become due: at 20 000 a second, waking up for each
 * takes a third of a core from those who are measured. Times that are taken from {@link #due} hold the wait.
 */
public final class Beat {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long SHORTEST_SLEEP_NANOS = 1_000_000;

    private final long start = System.nanoTime();
    private final double perSecond;

    public Beat(double perSecond) {
        this.perSecond = perSecond;
    }

    /** When the image of this number, from 0 on, is to be sent, on the clock of {@link System#nanoTime}. */
    public long due(int number) {
        return start + (long) (number * NANOS_PER_SECOND / perSecond);
    }

    /** Returns up to a millisecond after it is time for the image of this number, or at once if that has passed. */
    public void await(int number) {
        long due = due(number);
        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
            LockSupport.parkNanos(Math.max(SHORTEST_SLEEP_NANOS, due - now));
        }
    }
}
