package io.plumbline.trainer.tracking;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What is known of a run when it begins.
 *
 * @param id 32 hexadecimal digits, nobody else's
 * @param experiment what it belongs to, such as {@code training}; not blank
 * @param name for people; not blank
 * @param at when it began
 * @param parameters what was chosen, by name
 * @param tags what is worth finding it by, by name
 */
public record RunStart(
        String id,
        String experiment,
        String name,
        Instant at,
        Map<String, String> parameters,
        Map<String, String> tags) {

    public RunStart {
        if (experiment.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException(
                    "A run needs an experiment and a name, found '%s' and '%s'".formatted(experiment, name));
        }
        parameters = Map.copyOf(parameters);
        tags = Map.copyOf(tags);
    }

    /** One with a new id. */
    public static RunStart now(
            String experiment, String name, Instant at, Map<String, String> parameters, Map<String, String> tags) {
        return new RunStart(UUID.randomUUID().toString().replace("-", ""), experiment, name, at, parameters, tags);
    }
}
