package io.plumbline.stream.rest;

import io.plumbline.model.classify.Outcome.Scored;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.stream.rest.tensor.ModelMetadata;
import io.plumbline.stream.rest.tensor.OutputTensor;
import io.plumbline.stream.rest.tensor.TensorMetadata;
import java.util.ArrayList;
import java.util.List;

/** A model's inputs and outputs as the protocol sees them: images in, probabilities and labels out. */
final class ModelTensors {

    static final String IMAGE = "image";
    static final String PROBABILITIES = "probabilities";
    static final String LABEL = "label";

    static final String UINT8 = "UINT8";
    static final String FP32 = "FP32";
    private static final String BYTES = "BYTES";

    /** In the order in which all of them are answered. */
    static final List<String> OUTPUTS = List.of(PROBABILITIES, LABEL);

    private static final int ANY = -1;
    private static final String PLATFORM = "pytorch_djl";

    private ModelTensors() {}

    static ModelMetadata of(ServedModel served) {
        ModelSpec spec = served.spec();
        InputShape shape = spec.inputShape();
        return new ModelMetadata(
                served.id().name(),
                List.of(served.id().sha256()),
                PLATFORM,
                List.of(new TensorMetadata(
                        IMAGE, UINT8, List.of(ANY, shape.channels(), shape.height(), shape.width()))),
                List.of(
                        new TensorMetadata(PROBABILITIES, FP32, List.of(ANY, spec.classes())),
                        new TensorMetadata(LABEL, BYTES, List.of(ANY))));
    }

    /** One of the {@link #OUTPUTS} for what was scored. */
    static OutputTensor output(String name, List<Scored> images) {
        return switch (name) {
            case PROBABILITIES -> probabilities(images);
            case LABEL ->
                new OutputTensor(
                        LABEL,
                        BYTES,
                        List.of(images.size()),
                        images.stream().map(Scored::label).toList());
            default -> throw new IllegalArgumentException("Not an output: " + name);
        };
    }

    private static OutputTensor probabilities(List<Scored> images) {
        List<Float> flat = new ArrayList<>();
        for (Scored image : images) {
            for (float probability : image.probabilities().toArray()) {
                flat.add(probability);
            }
        }
        return new OutputTensor(
                PROBABILITIES,
                FP32,
                List.of(images.size(), images.get(0).probabilities().size()),
                flat);
    }
}
