package io.plumbline.bench.serving.load;

import java.util.concurrent.locks.LockSupport;

/** The moments, evenly spaced, at which numbered images are to be sent. The first is the one at which the beat is made. */
public final class Beat {

    private static final double NANOS_PER_SECOND = 1e9;

    private final long start = System.nanoTime();
    private final double perSecond;

    public Beat(double perSecond) {
        this.perSecond = perSecond;
    }

    /** When the image of this number, from 0 on, is to be sent, on the clock of {@link System#nanoTime}. */
    public long due(int number) {
        return start + (long) (number * NANOS_PER_SECOND / perSecond);
    }

    /** Returns when it is time for the image of this number, or at once if that has passed. */
    public void await(int number) {
        long due = due(number);
        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
            LockSupport.parkNanos(due - now);
        }
    }
}
