package io.plumbline.app.demo;

import io.plumbline.app.command.Service;
import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was started, the last first, once: at the end, or in the middle when someone presses Ctrl-C. */
final class Ending implements AutoCloseable {

    private final Deque<Service> started = new ArrayDeque<>();
    private boolean ended;

    /**
     * Remembers a part that has been started.
     *
     * @throws IllegalStateException if the end has come already; the part is closed then
     */
    synchronized <S extends Service> S add(S service) {
        if (ended) {
            service.close();
            throw new IllegalStateException("The demo was ended while its parts were starting");
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
