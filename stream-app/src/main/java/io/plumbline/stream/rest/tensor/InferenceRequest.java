package io.plumbline.stream.rest.tensor;

import io.plumbline.contract.check.Require;
import java.util.List;
import java.util.Optional;

/**
 * A request for inference in JSON.
 *
 * @param id to be repeated in the answer
 * @param parameters of the request as a whole
 * @param inputs one tensor for each input of the model
 * @param outputs what to answer with; all outputs if absent or empty
 */
public record InferenceRequest(
        Optional<String> id,
        Optional<Parameters> parameters,
        List<InputTensor> inputs,
        Optional<List<RequestedOutput>> outputs) {

    public InferenceRequest {
        inputs = Require.list("inputs", inputs);
        outputs = outputs.map(list -> Require.list("outputs", list));
    }
}
