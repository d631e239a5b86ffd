package io.plumbline.stream.serving;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Lets threads wait until something has come about, looking again whenever something happened. */
final class Progress {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition happened = lock.newCondition();

    void happened() {
        lock.lock();
        try {
            happened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it came about within this time. An interrupt ends the wait and stays set. */
    boolean await(Duration patience, BooleanSupplier cameAbout) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!cameAbout.getAsBoolean() && left > 0) {
                left = happened.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return cameAbout.getAsBoolean();
    }
}
