package io.plumbline.contract.prediction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Objects;

/**
 * A short, immutable row of floats; in JSON an array of numbers. Two are equal if they hold the same bits, so that NaN
 * equals NaN, and 0 does not equal −0.
 */
public final class FloatVector {

    private final float[] values;

    private FloatVector(float[] values) {
        this.values = values;
    }

    /** Copies the values. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FloatVector of(float... values) {
        return new FloatVector(values.clone());
    }

    /**
     * Copies {@code length} values from {@code from} on.
     *
     * @throws IndexOutOfBoundsException if there are not so many
     */
    public static FloatVector copyOf(float[] values, int from, int length) {
        Objects.checkFromIndexSize(from, length, values.length);
        return new FloatVector(Arrays.copyOfRange(values, from, from + length));
    }

    public int size() {
        return values.length;
    }

    public float get(int index) {
        return values[index];
    }

    /** A copy of the values. */
    @JsonValue
    public float[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FloatVector that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
