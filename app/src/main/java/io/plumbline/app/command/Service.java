package io.plumbline.app.command;

import java.time.Duration;

/** A part of Plumbline that runs until it is closed. */
public interface Service extends AutoCloseable {

    /** What it does, in a sentence for the person who started it. */
    String description();

    /**
     * Waits until it does what it is for.
     *
     * @throws CommandFailed if that takes longer, or will not come about
     */
    void awaitReady(Duration patience);

    /**
     * Waits until it is closed.
     *
     * @throws CommandFailed if it had to stop by itself
     */
    void awaitEnd() throws InterruptedException;

    /** Stops it in good order; a second call does nothing. */
    @Override
    void close();
}
