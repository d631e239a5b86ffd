package io.plumbline.bench.drift;

import java.io.PrintWriter;
import java.time.Duration;

/** Tells a person who waits what is being done: a line whenever something begins, and at each tenth of it. */
final class ProgressLine {

    private static final double MILLIS_PER_SECOND = 1_000;
    private static final int TENTHS = 10;

    private final PrintWriter out;
    private final long start = System.nanoTime();
    private String shown = "";

    ProgressLine(PrintWriter out) {
        this.out = out;
    }

    /**
     * From any thread.
     *
     * @param what is being done
     * @param share of it that is done, 0 to 1
     */
    synchronized void show(String what, double share) {
        String now = "%s: %d %%".formatted(what, TENTHS * (int) (share * TENTHS));
        if (!now.equals(shown)) {
            shown = now;
            double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / MILLIS_PER_SECOND;
            out.printf("%7.1f s  %s%n", seconds, now);
            out.flush();
        }
    }
}
