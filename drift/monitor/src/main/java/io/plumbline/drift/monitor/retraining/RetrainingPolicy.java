package io.plumbline.drift.monitor.retraining;

import java.time.Duration;

/**
 * When confirmed drift asks for a new model.
 *
 * @param mode whether it ever does
 * @param cooldown how long, in the time of the predictions, no other request follows one; an episode that is confirmed
 *     meanwhile, or has asked before, asks when it is over, if it is still open then
 */
public record RetrainingPolicy(Mode mode, Duration cooldown) {

    /** What confirmed drift leads to. */
    public enum Mode {
        /** It asks. */
        ON,
        /** It is logged when it would ask, and nothing is sent. */
        DRY_RUN,
        /** It never asks. */
        OFF
    }

    public RetrainingPolicy {
        if (cooldown.isNegative()) {
            throw new IllegalArgumentException("A cooldown is zero or longer, not %s".formatted(cooldown));
        }
    }

    /** Asks, at most once in ten minutes. */
    public static RetrainingPolicy defaults() {
        return new RetrainingPolicy(Mode.ON, Duration.ofMinutes(10));
    }

    /** Never asks. */
    public static RetrainingPolicy off() {
        return new RetrainingPolicy(Mode.OFF, Duration.ZERO);
    }
}
