package io.plumbline.bench.run;

import java.io.PrintWriter;
import java.time.Duration;

/** Tells a person who waits what happens, a line each, with the seconds since the beginning. */
public final class Progress {

    private static final double MILLIS_PER_SECOND = 1_000;

    private final PrintWriter out;
    private final long start = System.nanoTime();

    public Progress(PrintWriter out) {
        this.out = out;
    }

    public void say(String line) {
        out.printf("%7.1f s  %s%n", seconds(Duration.ofNanos(System.nanoTime() - start)), line);
        out.flush();
    }

    public static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }
}
