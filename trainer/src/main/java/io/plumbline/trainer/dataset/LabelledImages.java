package io.plumbline.trainer.dataset;

import io.plumbline.model.image.InputShape;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Images of one shape with their classes, all in memory: unsigned 8-bit pixels in one array, image after image, each
 * channel by channel and row by row. Immutable.
 */
public final class LabelledImages {

    private final InputShape shape;
    private final List<String> labelNames;
    private final byte[] pixels;
    private final int[] labels;

    private LabelledImages(InputShape shape, List<String> labelNames, byte[] pixels, int[] labels) {
        if (pixels.length != (long) labels.length * shape.sizeBytes()) {
            throw new IllegalArgumentException("Expected %d images of %s, found %d bytes of pixels"
                    .formatted(labels.length, shape, pixels.length));
        }
        for (int label : labels) {
            if (label < 0 || label >= labelNames.size()) {
                throw new IllegalArgumentException(
                        "Not a label: %d; expected 0 to %d".formatted(label, labelNames.size() - 1));
            }
        }
        this.shape = shape;
        this.labelNames = List.copyOf(labelNames);
        this.pixels = pixels;
        this.labels = labels;
    }

    /**
     * Copies what is given.
     *
     * @param labelNames the name of each class
     * @param pixels images × channels × height × width bytes
     * @param labels one per image: an index into {@code labelNames}
     */
    public static LabelledImages of(InputShape shape, List<String> labelNames, byte[] pixels, int[] labels) {
        return new LabelledImages(shape, labelNames, pixels.clone(), labels.clone());
    }

    /** The same without copying: the arrays belong to the result from here on. */
    static LabelledImages owning(InputShape shape, List<String> labelNames, byte[] pixels, int[] labels) {
        return new LabelledImages(shape, labelNames, pixels, labels);
    }

    /** How many images. */
    public int size() {
        return labels.length;
    }

    public InputShape shape() {
        return shape;
    }

    /** The names of the classes, in the order of the numbers that {@link #label} gives. */
    public List<String> labelNames() {
        return labelNames;
    }

    /** The class of one image: an index into {@link #labelNames}. */
    public int label(int index) {
        return labels[index];
    }

    /**
     * The same images with their classes in another order.
     *
     * @param names the classes that there are, and maybe more
     * @throws DataSetException if a class that there is has no such name
     */
    public LabelledImages renumbered(List<String> names) {
        int[] numbers = labelNames.stream().mapToInt(names::indexOf).toArray();
        for (int number = 0; number < numbers.length; number++) {
            if (numbers[number] < 0 && classCounts()[number] > 0) {
                throw new DataSetException(
                        "The data has the class '%s'; the model has %s".formatted(labelNames.get(number), names));
            }
        }
        return owning(
                shape,
                names,
                pixels,
                Arrays.stream(labels).map(label -> numbers[label]).toArray());
    }

    /** How many images there are of each class, in the order of {@link #labelNames}. */
    public int[] classCounts() {
        int[] counts = new int[labelNames.size()];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }

    /** A copy of the pixels of one image. */
    public byte[] pixels(int index) {
        int bytes = shape.sizeBytes();
        return Arrays.copyOfRange(pixels, index * bytes, (index + 1) * bytes);
    }

    /** Puts the pixels of one image at the buffer's position. */
    public void putPixels(int index, ByteBuffer into) {
        into.put(pixels, index * shape.sizeBytes(), shape.sizeBytes());
    }

    /** These images in this order; one may come several times. */
    public LabelledImages select(int[] indices) {
        int bytes = shape.sizeBytes();
        byte[] selectedPixels = new byte[Math.multiplyExact(indices.length, bytes)];
        int[] selectedLabels = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(pixels, indices[i] * bytes, selectedPixels, i * bytes, bytes);
            selectedLabels[i] = labels[indices[i]];
        }
        return owning(shape, labelNames, selectedPixels, selectedLabels);
    }

    /** These images followed by the others, which must have the same shape and classes. */
    public LabelledImages followedBy(LabelledImages others) {
        if (!shape.equals(others.shape) || !labelNames.equals(others.labelNames)) {
            throw new IllegalArgumentException("Cannot pool images of %s with classes %s and of %s with classes %s"
                    .formatted(shape, labelNames, others.shape, others.labelNames));
        }
        byte[] allPixels = Arrays.copyOf(pixels, Math.addExact(pixels.length, others.pixels.length));
        System.arraycopy(others.pixels, 0, allPixels, pixels.length, others.pixels.length);
        int[] allLabels = Arrays.copyOf(labels, size() + others.size());
        System.arraycopy(others.labels, 0, allLabels, size(), others.size());
        return owning(shape, labelNames, allPixels, allLabels);
    }

    /** SHA-256 over all pixels, then over the labels as one byte each; lower-case hexadecimal. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(pixels);
            for (int label : labels) {
                digest.update((byte) label);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
