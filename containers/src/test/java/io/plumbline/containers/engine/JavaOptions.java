package io.plumbline.containers.engine;

/** What virtual machines in containers are told. */
public final class JavaOptions {

    /** All are cold at once: compiling each for a long life would take two slow cores for minutes. */
    public static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private JavaOptions() {}
}
