package io.plumbline.stream.rest.tensor;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a request for inference.
 *
 * @param modelName the name in the id of the model that scored
 * @param modelVersion the hash in that id
 * @param id as in the request
 * @param outputs those that were wanted, in that order
 */
public record InferenceResponse(
        @JsonProperty("model_name") String modelName,
        @JsonProperty("model_version") String modelVersion,
        Optional<String> id,
        List<OutputTensor> outputs) {}
