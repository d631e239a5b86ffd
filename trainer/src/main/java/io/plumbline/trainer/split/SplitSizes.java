package io.plumbline.trainer.split;

import java.util.Arrays;

/** How many images each {@link Part} gets, each at least 1 but for the stream, which may get none. */
public record SplitSizes(int training, int validation, int test, int reference, int stream) {

    private static final int LEAST_IMAGES = 10;

    public SplitSizes {
        requireAtLeast("training", training, 1);
        requireAtLeast("validation", validation, 1);
        requireAtLeast("test", test, 1);
        requireAtLeast("reference", reference, 1);
        requireAtLeast("stream", stream, 0);
    }

    /** For the 70 000 images of Fashion-MNIST: 20 000, 3 000, 3 000, 10 000 and 34 000. */
    public static SplitSizes defaults() {
        return new SplitSizes(20_000, 3_000, 3_000, 10_000, 34_000);
    }

    /**
     * For a pool of this size: {@link #defaults} if it has enough images; else six tenths to train, a tenth each to validate and
     * to test, the rest for reference, and none to stream.
     *
     * @param images 10 or more
     */
    public static SplitSizes suiting(int images) {
        if (images < LEAST_IMAGES) {
            throw new IllegalArgumentException(
                    "Too few images to train, validate, test and know what is normal: %d; expected %d or more"
                            .formatted(images, LEAST_IMAGES));
        }
        if (images >= defaults().total()) {
            return defaults();
        }
        int tenth = images / LEAST_IMAGES;
        return new SplitSizes(6 * tenth, tenth, tenth, images - 8 * tenth, 0);
    }

    public int of(Part part) {
        return switch (part) {
            case TRAINING -> training;
            case VALIDATION -> validation;
            case TEST -> test;
            case REFERENCE -> reference;
            case STREAM -> stream;
        };
    }

    /** All parts together. */
    public long total() {
        return Arrays.stream(Part.values()).mapToLong(this::of).sum();
    }

    private static void requireAtLeast(String name, int size, int least) {
        if (size < least) {
            throw new IllegalArgumentException(
                    "Not a size of the %s part: %d images; expected %d or more".formatted(name, size, least));
        }
    }
}
