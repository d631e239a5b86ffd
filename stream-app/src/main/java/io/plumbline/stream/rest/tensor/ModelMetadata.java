package io.plumbline.stream.rest.tensor;

import java.util.List;

/**
 * What a model takes and gives.
 *
 * @param name the name in its id
 * @param versions the hashes of all models of this name that can be asked
 * @param platform what computes it
 */
public record ModelMetadata(
        String name,
        List<String> versions,
        String platform,
        List<TensorMetadata> inputs,
        List<TensorMetadata> outputs) {}
