package io.plumbline.bench.chaos.plan;

import java.util.Locale;

/** A process that can be killed. */
public enum Target {
    SERVE_A,
    SERVE_B,
    MONITOR,
    BROKER;

    /** Whether answers have to wait when it is gone. */
    public boolean holdsUpAnswers() {
        return this != MONITOR;
    }

    /** As the process and its log are called. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
