package io.plumbline.bench.training.worker;

import io.plumbline.contract.json.Json;
import io.plumbline.model.image.InputShape;
import io.plumbline.trainer.dataset.LabelledImages;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Images as plain files that every language reads: {@code PART.pixels} with a byte for each pixel, {@code PART.labels} with a
 * byte for each image, and {@code images.json}.
 */
public record ImageFolder(Path directory) {

    /** What is learnt from. */
    public static final String TRAINING = "training";

    /** What is scored after each epoch. */
    public static final String VALIDATION = "validation";

    private static final String DESCRIPTION = "images.json";

    /** Writes both parts. */
    public void write(LabelledImages training, LabelledImages validation) throws IOException {
        InputShape shape = training.shape();
        Files.write(
                directory.resolve(DESCRIPTION),
                Json.write(new Description(
                        List.of(shape.channels(), shape.height(), shape.width()), training.labelNames())));
        write(TRAINING, training);
        write(VALIDATION, validation);
    }

    private void write(String part, LabelledImages images) throws IOException {
        try (OutputStream pixels =
                        new BufferedOutputStream(Files.newOutputStream(directory.resolve(part + ".pixels")));
                OutputStream labels =
                        new BufferedOutputStream(Files.newOutputStream(directory.resolve(part + ".labels")))) {
            for (int i = 0; i < images.size(); i++) {
                pixels.write(images.pixels(i));
                labels.write(images.label(i));
            }
        }
    }

    /** Reads one part. */
    LabelledImages read(String part) throws IOException {
        Description description = Json.read(Files.readAllBytes(directory.resolve(DESCRIPTION)), Description.class);
        byte[] bytes = Files.readAllBytes(directory.resolve(part + ".labels"));
        int[] labels = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            labels[i] = Byte.toUnsignedInt(bytes[i]);
        }
        return LabelledImages.of(
                description.inputShape(),
                description.labels(),
                Files.readAllBytes(directory.resolve(part + ".pixels")),
                labels);
    }

    /**
     * What the bytes mean.
     *
     * @param shape channels, height and width
     * @param labels the names of the classes
     */
    record Description(List<Integer> shape, List<String> labels) {

        InputShape inputShape() {
            return new InputShape(shape.get(0), shape.get(1), shape.get(2));
        }
    }
}
