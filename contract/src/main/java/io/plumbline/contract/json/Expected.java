package io.plumbline.contract.json;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What a Java type asks for, in the words of JSON. */
final class Expected {

    private static final List<Class<?>> INTEGERS =
            List.of(int.class, long.class, short.class, byte.class, Integer.class, Long.class);
    private static final List<Class<?>> NUMBERS = List.of(double.class, float.class, Double.class, Float.class);

    private Expected() {}

    static String of(Class<?> type) {
        if (type == null || type.isRecord()) {
            return "an object";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type == Instant.class) {
            return "a time such as 2026-11-24T08:30:00Z";
        }
        if (type == String.class) {
            return "text";
        }
        if (type.isArray() && NUMBERS.contains(type.getComponentType())) {
            return "an array of numbers";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        if (INTEGERS.contains(type)) {
            return "an integer";
        }
        return NUMBERS.contains(type) ? "a number" : "a " + type.getSimpleName();
    }
}
