package io.plumbline.model.pack;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a model package says about itself, in JSON, as {@code manifest.json}.
 *
 * @param format {@value #FORMAT}; raised when an older reader could not make sense of a newer package
 * @param name the first part of the model's id: letters, digits, dots, underscores and hyphens
 * @param model what it takes to score an image
 * @param provenance how it came to be
 * @param metrics figures by name, such as {@code testAccuracy} in [0, 1]; finite
 */
public record Manifest(int format, String name, ModelSpec model, Provenance provenance, Map<String, Double> metrics) {

    /** The format that this Plumbline writes and reads. */
    public static final int FORMAT = 1;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Manifest {
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "The manifest has format %d; this Plumbline reads %d".formatted(format, FORMAT));
        }
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Not a name of a model: '%s'; expected at most 64 letters, digits, '.', '_' and '-'"
                            .formatted(name));
        }
        if (model == null || provenance == null) {
            throw new IllegalArgumentException("The manifest of '%s' lacks its model or provenance".formatted(name));
        }
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        metrics.forEach((metric, value) -> {
            if (value == null || !Double.isFinite(value)) {
                throw new IllegalArgumentException("The metric '%s' is %s; expected a number".formatted(metric, value));
            }
        });
    }

    /** A manifest in the format of today. */
    public static Manifest of(String name, ModelSpec model, Provenance provenance, Map<String, Double> metrics) {
        return new Manifest(FORMAT, name, model, provenance, metrics);
    }
}
