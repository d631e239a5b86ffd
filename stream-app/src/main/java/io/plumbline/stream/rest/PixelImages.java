package io.plumbline.stream.rest;

import static io.plumbline.contract.rejection.RejectionReason.EMPTY;
import static io.plumbline.contract.rejection.RejectionReason.TOO_LARGE;
import static io.plumbline.contract.rejection.RejectionReason.WRONG_SIZE;

import io.plumbline.contract.image.ContentType;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.InputShape;
import io.plumbline.stream.rest.tensor.InferenceRequest;
import io.plumbline.stream.rest.tensor.InputTensor;
import io.plumbline.stream.rest.tensor.TensorData;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Takes the images out of a request's tensor: raw pixels from 0 to 255, as they would arrive on Kafka, which the model
 * preprocesses as its manifest says. {@code FP32} is the same numbers by another name, for clients that hold images as
 * floats; fractions are refused, because they come from images that someone has already scaled.
 */
final class PixelImages {

    private static final List<String> DATATYPES = List.of(ModelTensors.UINT8, ModelTensors.FP32);

    private final InputShape shape;
    private final int mostImages;

    PixelImages(InputShape shape, int mostImages) {
        this.shape = shape;
        this.mostImages = mostImages;
    }

    /**
     * The images, in their order.
     *
     * @throws Refusal if there is not exactly one tensor, it is none of images of this shape, or there are too many of them
     */
    List<EncodedImage> in(InferenceRequest request) {
        InputTensor tensor = only(request.inputs());
        int count = count(tensor.shape());
        TensorData data = tensor.data()
                .orElseThrow(() -> Refusal.badRequest("The input '%s' has no data".formatted(tensor.name())));
        requireFits(data, tensor.shape(), count);
        int size = shape.sizeBytes();
        return IntStream.range(0, count)
                .mapToObj(i -> EncodedImage.of(data.pixels(i * size, (i + 1) * size), ContentType.RAW))
                .toList();
    }

    private static InputTensor only(List<InputTensor> inputs) {
        if (inputs.size() != 1 || !inputs.get(0).name().equals(ModelTensors.IMAGE)) {
            throw Refusal.badRequest("Expected one input named '%s', found %s"
                    .formatted(
                            ModelTensors.IMAGE,
                            inputs.stream().limit(5).map(InputTensor::name).toList()));
        }
        String datatype = inputs.get(0).datatype();
        if (!DATATYPES.contains(datatype)) {
            throw Refusal.badRequest("Images come as %s, found '%s'".formatted(DATATYPES, datatype));
        }
        return inputs.get(0);
    }

    /** The lengths are a stranger's, so they are compared one by one and never multiplied. */
    private int count(List<Long> lengths) {
        List<Long> image = List.of((long) shape.channels(), (long) shape.height(), (long) shape.width());
        if (lengths.size() != 1 + image.size()
                || !lengths.subList(1, lengths.size()).equals(image)) {
            throw Refusal.rejected(
                    WRONG_SIZE,
                    "Found images of shape %s; the model takes [images, %d, %d, %d]"
                            .formatted(
                                    lengths.stream().limit(9).toList(),
                                    shape.channels(),
                                    shape.height(),
                                    shape.width()));
        }
        long count = lengths.get(0);
        if (count > mostImages) {
            throw Refusal.rejected(
                    TOO_LARGE, "Found %d images; at most %d are taken in one request".formatted(count, mostImages));
        }
        if (count < 1) {
            throw Refusal.rejected(EMPTY, "Found %d images; expected 1 or more".formatted(count));
        }
        return (int) count;
    }

    private void requireFits(TensorData data, List<Long> lengths, int count) {
        List<Long> flat = List.of((long) count * shape.sizeBytes());
        if (!data.lengths().equals(flat) && !data.lengths().equals(lengths)) {
            throw Refusal.rejected(
                    WRONG_SIZE,
                    "Found data of lengths %s; the shape %s takes %s, or arrays nested like it"
                            .formatted(data.lengths(), lengths, flat));
        }
    }
}
