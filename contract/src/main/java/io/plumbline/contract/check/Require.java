package io.plumbline.contract.check;

import java.util.List;

/**
 * What the compact constructors of records ask of their members. Each check returns the value, or throws an
 * {@link IllegalArgumentException} that names the member, says what it must be, and shows what was found.
 */
public final class Require {

    private Require() {}

    public static <T> T present(String member, T value) {
        if (value == null) {
            throw new IllegalArgumentException("%s is missing".formatted(member));
        }
        return value;
    }

    /** Neither null nor blank. */
    public static String text(String member, String value) {
        if (present(member, value).isBlank()) {
            throw new IllegalArgumentException("%s is blank".formatted(member));
        }
        return value;
    }

    /** An immutable copy; the list may be empty, but holds no null. */
    public static <T> List<T> list(String member, List<T> values) {
        for (T value : present(member, values)) {
            if (value == null) {
                throw new IllegalArgumentException("%s holds a null".formatted(member));
            }
        }
        return List.copyOf(values);
    }

    /** Neither NaN nor infinite: JSON has no such numbers. */
    public static double finite(String member, double value) {
        if (!Double.isFinite(value)) {
            throw outside(member, "finite", value);
        }
        return value;
    }

    /** In [least, most]; not NaN. */
    public static double within(String member, double least, double most, double value) {
        if (!(value >= least && value <= most)) {
            throw outside(member, "in [%s, %s]".formatted(least, most), value);
        }
        return value;
    }

    /** In [0, 1]; not NaN. */
    public static double share(String member, double value) {
        return within(member, 0, 1, value);
    }

    /** Finite and at least 0. */
    public static double notNegative(String member, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw outside(member, "finite and at least 0", value);
        }
        return value;
    }

    /** At least 0. */
    public static long notNegative(String member, long value) {
        return atLeast(member, 0, value);
    }

    public static long atLeast(String member, long least, long value) {
        if (value < least) {
            throw outside(member, "at least " + least, value);
        }
        return value;
    }

    private static IllegalArgumentException outside(String member, String range, Number found) {
        return new IllegalArgumentException("%s must be %s, found %s".formatted(member, range, found));
    }
}
