package io.plumbline.stream.rest.tensor;

import java.util.List;

/**
 * One tensor of an answer.
 *
 * @param datatype by its name in the protocol, such as {@code FP32}
 * @param shape one length per dimension, the number of images first
 * @param data flat: numbers, or text where the datatype is {@code BYTES}
 */
public record OutputTensor(String name, String datatype, List<Integer> shape, List<?> data) {}
