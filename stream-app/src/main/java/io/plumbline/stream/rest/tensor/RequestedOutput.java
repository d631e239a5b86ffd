package io.plumbline.stream.rest.tensor;

import java.util.Optional;

/** One output that a request wants to be answered with. */
public record RequestedOutput(String name, Optional<Parameters> parameters) {}
