package io.plumbline.app.command;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was started, the last first, once: at the end, or in the middle when someone presses Ctrl-C. */
public final class Ending implements AutoCloseable {

    private final Deque<Service> started = new ArrayDeque<>();
    private boolean ended;

    /**
     * Remembers a part that has been started.
     *
     * @throws IllegalStateException if the end has come already; the part is closed then
     */
    public synchronized <S extends Service> S add(S service) {
        if (ended) {
            service.close();
            throw new IllegalStateException("It was ended while its parts were starting");
        }
        started.push(service);
        return service;
    }

    @Override
    public synchronized void close() {
        ended = true;
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }
}
