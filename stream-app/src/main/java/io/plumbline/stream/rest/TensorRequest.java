package io.plumbline.stream.rest;

import io.plumbline.contract.json.Json;
import io.plumbline.contract.json.MalformedJsonException;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.InputShape;
import io.plumbline.stream.rest.tensor.InferenceRequest;
import io.plumbline.stream.rest.tensor.InputTensor;
import io.plumbline.stream.rest.tensor.Parameters;
import io.plumbline.stream.rest.tensor.RequestedOutput;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A request in JSON that makes sense as far as can be told without the model.
 *
 * <p>Parameters that nobody here knows are ignored, as the protocol wants it, but for those that would change how the
 * answer must be read.
 */
final class TensorRequest {

    private static final Set<String> EXTENSIONS = Set.of(
            "binary_data",
            "binary_data_size",
            "binary_data_output",
            "classification",
            "shared_memory_region",
            "shared_memory_byte_size",
            "shared_memory_offset");

    private final InferenceRequest request;
    private final List<String> outputs;

    private TensorRequest(InferenceRequest request, List<String> outputs) {
        this.request = request;
        this.outputs = outputs;
    }

    /**
     * Reads a body.
     *
     * @throws Refusal if it is no request, or asks for what there is not
     */
    static TensorRequest parse(byte[] json) {
        InferenceRequest request = read(json);
        parameters(request).flatMap(each -> each.names().stream()).forEach(TensorRequest::requireNoExtension);
        return new TensorRequest(request, outputs(request.outputs().orElse(List.of())));
    }

    private static InferenceRequest read(byte[] json) {
        try {
            return Json.read(json, InferenceRequest.class);
        } catch (MalformedJsonException e) {
            throw Refusal.badRequest(e.getMessage());
        }
    }

    private static Stream<Parameters> parameters(InferenceRequest request) {
        Stream<Optional<Parameters>> ofTensors = Stream.concat(
                request.inputs().stream().map(InputTensor::parameters),
                request.outputs().stream().flatMap(List::stream).map(RequestedOutput::parameters));
        return Stream.concat(Stream.of(request.parameters()), ofTensors).flatMap(Optional::stream);
    }

    private static void requireNoExtension(String parameter) {
        if (EXTENSIONS.contains(parameter)) {
            throw Refusal.badRequest(
                    "The parameter '%s' belongs to an extension of the protocol that is not supported; send and take tensors as JSON"
                            .formatted(parameter));
        }
    }

    private static List<String> outputs(List<RequestedOutput> wanted) {
        List<String> names =
                wanted.stream().map(RequestedOutput::name).distinct().toList();
        names.stream()
                .filter(name -> !ModelTensors.OUTPUTS.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw Refusal.badRequest(
                            "There is no output '%s'; there are %s".formatted(unknown, ModelTensors.OUTPUTS));
                });
        return names.isEmpty() ? ModelTensors.OUTPUTS : names;
    }

    /** What its sender calls it. */
    Optional<String> id() {
        return request.id();
    }

    /** The names of the outputs that it wants, in its order. */
    List<String> outputs() {
        return outputs;
    }

    /**
     * Its images.
     *
     * @throws Refusal if they are not what a model of this shape takes, or too many
     */
    List<EncodedImage> images(InputShape shape, int mostImages) {
        return new PixelImages(shape, mostImages).in(request);
    }
}
