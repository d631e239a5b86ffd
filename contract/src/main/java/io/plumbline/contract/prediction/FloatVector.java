package io.plumbline.contract.prediction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** A short, immutable row of floats that knows its equals; in JSON an array of numbers. */
public final class FloatVector {

    private final float[] values;

    private FloatVector(float[] values) {
        this.values = values;
    }

    /** Copies the values. */
    @JsonCreator
    public static FloatVector of(float... values) {
        return new FloatVector(values.clone());
    }

    /** Copies {@code length} values from {@code from} on. */
    public static FloatVector copyOf(float[] values, int from, int length) {
        return new FloatVector(Arrays.copyOfRange(values, from, from + length));
    }

    public int size() {
        return values.length;
    }

    public float get(int index) {
        return values[index];
    }

    /** The index of the largest value, the first of equals. */
    public int indexOfLargest() {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[largest]) {
                largest = i;
            }
        }
        return largest;
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
