package io.plumbline.model.pack;

import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Images whose probabilities are known: a model that gives others for them is not the model that was packed, or is
 * broken. A few dozen are plenty.
 *
 * <p>As {@code canaries.bin}: number of images, bytes per image and number of classes as 32-bit integers, then for each
 * image its bytes and its probabilities as float32; all big endian.
 */
public final class Canaries {

    /** The most that a package may hold. */
    public static final int MAX_COUNT = 1024;

    private static final int HEADING_BYTES = 3 * Integer.BYTES;

    private final List<byte[]> images;
    private final List<FloatVector> probabilities;

    private Canaries(List<byte[]> images, List<FloatVector> probabilities) {
        this.images = List.copyOf(images);
        this.probabilities = List.copyOf(probabilities);
    }

    /**
     * Images and what the model gives for them.
     *
     * @param images 1 to {@value #MAX_COUNT} of one shape
     * @param probabilities one row per image, one number per class
     */
    public static Canaries of(PixelBatch images, List<FloatVector> probabilities) {
        if (images.isEmpty() || images.size() > MAX_COUNT || images.size() != probabilities.size()) {
            throw new IllegalArgumentException("Expected 1 to %d canaries with their probabilities, found %d with %d"
                    .formatted(MAX_COUNT, images.size(), probabilities.size()));
        }
        List<byte[]> copies = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            byte[] pixels = new byte[images.shape().sizeBytes()];
            images.read(i, pixels);
            copies.add(pixels);
        }
        return new Canaries(copies, probabilities);
    }

    public int size() {
        return images.size();
    }

    /** The images from {@code from} to {@code to}, exclusive, ready to be scored. */
    public PixelBatch images(InputShape shape, int from, int to) {
        return PixelBatch.of(shape, images.subList(from, to));
    }

    /** Image {@code index} as a record would carry it: its very bytes, not a copy. */
    public EncodedImage image(int index) {
        return EncodedImage.of(images.get(index), ContentType.RAW);
    }

    /** What the model gives for image {@code index}. */
    public FloatVector probabilities(int index) {
        return probabilities.get(index);
    }

    byte[] encode() {
        int imageBytes = images.get(0).length;
        int classes = probabilities.get(0).size();
        ByteBuffer out = ByteBuffer.allocate(HEADING_BYTES + size() * (imageBytes + classes * Float.BYTES));
        out.putInt(size()).putInt(imageBytes).putInt(classes);
        for (int i = 0; i < size(); i++) {
            out.put(images.get(i));
            for (float probability : probabilities.get(i).toArray()) {
                out.putFloat(probability);
            }
        }
        return out.array();
    }

    static Canaries decode(byte[] encoded, ModelSpec model) throws PackageRefused {
        ByteBuffer in = ByteBuffer.wrap(encoded);
        int imageBytes = model.inputShape().sizeBytes();
        int classes = model.classes();
        try {
            int count = in.getInt();
            if (count < 1 || count > MAX_COUNT || in.getInt() != imageBytes || in.getInt() != classes) {
                throw new PackageRefused(
                        Reason.MALFORMED,
                        "Its canaries are not 1 to %d images of %s with %d probabilities each"
                                .formatted(MAX_COUNT, model.inputShape(), classes));
            }
            return decode(in, count, imageBytes, classes);
        } catch (BufferUnderflowException e) {
            throw new PackageRefused(Reason.MALFORMED, "Its canaries end too early", e);
        }
    }

    private static Canaries decode(ByteBuffer in, int count, int imageBytes, int classes) throws PackageRefused {
        List<byte[]> images = new ArrayList<>();
        List<FloatVector> probabilities = new ArrayList<>();
        float[] row = new float[classes];
        for (int i = 0; i < count; i++) {
            byte[] image = new byte[imageBytes];
            in.get(image);
            images.add(image);
            for (int c = 0; c < classes; c++) {
                row[c] = in.getFloat();
            }
            probabilities.add(FloatVector.of(row));
        }
        if (in.hasRemaining()) {
            throw new PackageRefused(
                    Reason.MALFORMED, "%d bytes follow the last of its canaries".formatted(in.remaining()));
        }
        return new Canaries(images, probabilities);
    }
}
