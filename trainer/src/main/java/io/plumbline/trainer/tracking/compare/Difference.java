package io.plumbline.trainer.tracking.compare;

import java.util.List;

/**
 * Something that is not the same in all runs.
 *
 * @param name of a parameter, tag or figure
 * @param values for each run what it has, or a hyphen
 */
public record Difference(String name, List<String> values) {

    public Difference {
        values = List.copyOf(values);
    }
}
