package io.plumbline.stream.rest.tensor;

import io.plumbline.contract.check.Require;
import java.util.List;
import java.util.Optional;

/**
 * One tensor of a request.
 *
 * @param datatype by its name in the protocol, such as {@code UINT8}
 * @param shape one length per dimension, the number of images first; whatever the sender wrote, so perhaps negative
 * @param data flat, or nested as the shape says; absent if it came otherwise than in this JSON
 */
public record InputTensor(
        String name, String datatype, List<Long> shape, Optional<Parameters> parameters, Optional<TensorData> data) {

    public InputTensor {
        shape = Require.list("shape", shape);
    }
}
