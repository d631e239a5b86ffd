package io.plumbline.stream.rest.tensor;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Set;

/**
 * The names of parameters that came with a request, a tensor or an output, and are not {@code false}. Plumbline knows no
 * parameter of its own.
 */
@JsonDeserialize(using = ParametersReader.class)
public final class Parameters {

    private final Set<String> names;

    Parameters(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    public Set<String> names() {
        return names;
    }
}
