package io.plumbline.model.net;

import java.util.Map;

/** One number that sizes a network: its default, and what it may be. */
record Hyperparameter(String name, double defaultValue, double min, double max, boolean whole) {

    private static final int MAX_FLOATS = 1 << 26;
    private static final int MAX_UNITS = 65_536;
    private static final double MAX_RATE = 0.95;

    /** A number of filters or units. */
    static Hyperparameter count(String name, int defaultValue) {
        return new Hyperparameter(name, defaultValue, 1, MAX_UNITS, true);
    }

    /** A share of units that training leaves out; 0 leaves out none. */
    static Hyperparameter rate(String name) {
        return new Hyperparameter(name, 0, 0, MAX_RATE, false);
    }

    /** A number of floats. */
    static Hyperparameter floats(String name, int defaultValue) {
        return new Hyperparameter(name, defaultValue, 1, MAX_FLOATS, true);
    }

    /** 1 for yes, 0 for no. */
    static Hyperparameter flag(String name, boolean defaultValue) {
        return new Hyperparameter(name, defaultValue ? 1 : 0, 0, 1, true);
    }

    double valueIn(Map<String, Double> given) {
        Double value = given.getOrDefault(name, defaultValue);
        if (value == null || !(value >= min && value <= max) || (whole && value != Math.rint(value))) {
            throw new IllegalArgumentException("Hyperparameter '%s' is %s; expected %s from %s to %s"
                    .formatted(name, value, whole ? "a whole number" : "a number", min, max));
        }
        return value;
    }
}
