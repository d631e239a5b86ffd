package io.plumbline.drift.monitor.references;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The classes of a model, by name and by number. Immutable. */
public final class Classes {

    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();

    private Classes(List<String> names) {
        this.names = names;
        names.forEach(name -> numbers.put(name, numbers.size()));
    }

    /**
     * The classes of these names.
     *
     * @param names one for each class, in the model's order
     */
    public static Classes of(List<String> names) {
        return new Classes(List.copyOf(names));
    }

    /** How many there are. */
    public int count() {
        return names.size();
    }

    public String name(int number) {
        return names.get(number);
    }

    /** The number of the class of this name, if the model knows it. */
    public OptionalInt number(String name) {
        Integer number = numbers.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The same names in the same order. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Classes that && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
