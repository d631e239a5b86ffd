package io.plumbline.bench.chaos;

import java.io.PrintWriter;
import java.time.Duration;

/** Tells a person who waits what happens, a line each, with the seconds since the beginning. */
final class Progress {

    private static final double MILLIS_PER_SECOND = 1_000;

    private final PrintWriter out;
    private final long start = System.nanoTime();

    Progress(PrintWriter out) {
        this.out = out;
    }

    void say(String line) {
        out.printf("%7.1f s  %s%n", seconds(Duration.ofNanos(System.nanoTime() - start)), line);
        out.flush();
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }
}
