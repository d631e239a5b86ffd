package io.plumbline.app.demo;

import java.io.PrintStream;
import java.util.Locale;

/** Tells people what happens: a line for each event, with the seconds since the demo began. */
final class Narrator {

    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream out;
    private final long startNanos = System.nanoTime();

    Narrator(PrintStream out) {
        this.out = out;
    }

    /** A new chapter of the story. */
    void chapter(String title) {
        out.printf("%n%s%n", title);
    }

    /** Something that happened. */
    void tell(String format, Object... values) {
        double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
        out.printf(Locale.ROOT, "  %5.1f s  %s%n", seconds, String.format(Locale.ROOT, format, values));
        out.flush();
    }

    /** Lines as they are. */
    void show(String lines) {
        lines.lines().forEach(line -> out.printf("           %s%n", line));
    }
}
