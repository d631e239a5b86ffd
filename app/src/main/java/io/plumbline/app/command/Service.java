package io.plumbline.app.command;

/** A part of Plumbline that runs until it is closed. */
public interface Service extends AutoCloseable {

    /** What it does, in a sentence for the person who started it. */
    String description();

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
