package io.plumbline.model.features;

/**
 * Operations on arrays, element by element, that the JIT compiler turns into vector instructions.
 *
 * <p>JDK 17's does so only for loops that read all arrays at the same index (so a neighbour is read from a shifted copy,
 * see {@link #shift}) and not for {@code Math.min} and {@code Math.max} (so these are written as arithmetic: where
 * {@code d = a − b}, {@code d & (d >> 31)} is d if a is the smaller, else 0). That makes a 3×3 median some five times as
 * fast. Values must be far from overflow; those of images are. All results have the length of {@code into}, and no
 * other array may be shorter.
 */
final class Elementwise {

    private static final int SIGN = 31;

    private Elementwise() {}

    /** into[i] = values[i + by], as far as there are such values; what is behind them stays as it was. */
    static void shift(int[] values, int by, int[] into) {
        System.arraycopy(values, by, into, 0, Math.min(into.length, values.length - by));
    }

    /** Sorts each triple. */
    static void sortThree(int[] a, int[] b, int[] c, int[] low, int[] mid, int[] high) {
        for (int i = 0; i < low.length; i++) {
            int d = a[i] - b[i];
            int swap = d & (d >> SIGN);
            int smaller = b[i] + swap;
            int larger = a[i] - swap;
            d = larger - c[i];
            swap = d & (d >> SIGN);
            high[i] = larger - swap;
            int rest = c[i] + swap;
            d = smaller - rest;
            swap = d & (d >> SIGN);
            low[i] = rest + swap;
            mid[i] = smaller - swap;
        }
    }

    static void largestOfThree(int[] a, int[] b, int[] c, int[] into) {
        for (int i = 0; i < into.length; i++) {
            int d = a[i] - b[i];
            int larger = a[i] - (d & (d >> SIGN));
            d = larger - c[i];
            into[i] = larger - (d & (d >> SIGN));
        }
    }

    static void smallestOfThree(int[] a, int[] b, int[] c, int[] into) {
        for (int i = 0; i < into.length; i++) {
            int d = a[i] - b[i];
            int smaller = b[i] + (d & (d >> SIGN));
            d = smaller - c[i];
            into[i] = c[i] + (d & (d >> SIGN));
        }
    }

    /** The largest of the smaller of a and b, and the smaller of c and the larger of a and b. */
    static void medianOfThree(int[] a, int[] b, int[] c, int[] into) {
        for (int i = 0; i < into.length; i++) {
            int d = a[i] - b[i];
            int swap = d & (d >> SIGN);
            int smaller = b[i] + swap;
            int larger = a[i] - swap;
            d = larger - c[i];
            int upper = c[i] + (d & (d >> SIGN));
            d = smaller - upper;
            into[i] = smaller - (d & (d >> SIGN));
        }
    }

    /** into = a + b. */
    static void sum(int[] a, int[] b, int[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = a[i] + b[i];
        }
    }

    /** into = a · weightA + b · weightB + c · weightC. */
    static void weightedSum(int[] a, int weightA, int[] b, int weightB, int[] c, int weightC, int[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = a[i] * weightA + b[i] * weightB + c[i] * weightC;
        }
    }

    /** into = a − b. */
    static void difference(int[] a, int[] b, int[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = a[i] - b[i];
        }
    }

    /** into = (a − b)². */
    static void squaredDifference(int[] a, int[] b, int[] into) {
        for (int i = 0; i < into.length; i++) {
            int difference = a[i] - b[i];
            into[i] = difference * difference;
        }
    }

    /** into = a · b. */
    static void product(int[] a, int[] b, int[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = a[i] * b[i];
        }
    }

    /** into = |a|. */
    static void absolute(int[] a, int[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = Math.abs(a[i]);
        }
    }

    /** into = 0 where a value of 0 to 255 is 0, else 1. */
    static void nonzero(int[] values, int[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = (values[i] + 255) >> 8;
        }
    }
}
