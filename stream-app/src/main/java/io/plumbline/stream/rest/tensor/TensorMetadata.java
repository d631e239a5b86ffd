package io.plumbline.stream.rest.tensor;

import java.util.List;

/**
 * An input or output of a model.
 *
 * @param datatype by its name in the protocol, such as {@code FP32}
 * @param shape one length per dimension; −1 where it may be any
 */
public record TensorMetadata(String name, String datatype, List<Integer> shape) {}
