package io.plumbline.stream.rest.tensor;

import java.util.List;

/**
 * What answers here.
 *
 * @param extensions of the protocol that are understood
 */
public record ServerMetadata(String name, String version, List<String> extensions) {}
