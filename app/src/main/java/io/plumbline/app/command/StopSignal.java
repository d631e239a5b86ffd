package io.plumbline.app.command;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C (SIGINT) or SIGTERM as a request to come to an end: the process waits until the work that was asked to stop is closed,
 * and ends then. It is true once it was asked.
 */
final class StopSignal implements BooleanSupplier, AutoCloseable {

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean asked;

    private StopSignal(String saying) {
        this.hook = new Thread(() -> stop(saying), "stop-on-signal");
    }

    /**
     * Listens from now on.
     *
     * @param saying what a person is told who asks
     */
    static StopSignal listening(String saying) {
        StopSignal signal = new StopSignal(saying);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    private void stop(String saying) {
        if (done.getCount() > 0) {
            System.err.println(saying);
            asked = true;
        }
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean getAsBoolean() {
        return asked;
    }

    /** The work is over; a process that was waiting for it ends. */
    @Override
    public void close() {
        done.countDown();
        if (!asked) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
