package io.plumbline.trainer.split;

import java.util.Arrays;

/** How many images each {@link Part} gets, each at least 1 but for the stream, which may get none. */
public record SplitSizes(int training, int validation, int test, int reference, int stream) {

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
