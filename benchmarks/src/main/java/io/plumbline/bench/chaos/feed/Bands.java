package io.plumbline.bench.chaos.feed;

import io.plumbline.model.image.InputShape;
import io.plumbline.trainer.dataset.LabelledImages;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Small grey images that are made up: noise with one bright band, whose place is the class. */
final class Bands {

    static final InputShape SHAPE = InputShape.grey(12, 12);

    private static final List<String> CLASSES = List.of("top", "upper", "lower", "bottom");
    private static final int ROWS_PER_BAND = SHAPE.height() / CLASSES.size();
    private static final int DARK = 90;
    private static final int BRIGHT = 230;

    private final Random random;

    Bands(long seed) {
        random = new Random(seed);
    }

    /** So many, class by class in turn. */
    LabelledImages next(int count) {
        byte[] pixels = new byte[count * SHAPE.sizeBytes()];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % CLASSES.size();
            System.arraycopy(image(labels[i]), 0, pixels, i * SHAPE.sizeBytes(), SHAPE.sizeBytes());
        }
        return LabelledImages.of(SHAPE, CLASSES, pixels, labels);
    }

    private byte[] image(int band) {
        byte[] pixels = new byte[SHAPE.sizeBytes()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(DARK);
        }
        int start = band * ROWS_PER_BAND * SHAPE.width();
        Arrays.fill(pixels, start, start + ROWS_PER_BAND * SHAPE.width(), (byte) BRIGHT);
        return pixels;
    }
}
