package io.plumbline.trainer;

import io.plumbline.model.image.InputShape;
import io.plumbline.trainer.dataset.LabelledImages;
import java.util.List;

/** Images that can be told apart: each holds its number. */
public final class NumberedImages {

    private NumberedImages() {}

    /** Up to 65 536 images of two pixels in two classes. */
    public static LabelledImages of(int count) {
        byte[] pixels = new byte[2 * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            pixels[2 * i] = (byte) (i >> 8);
            pixels[2 * i + 1] = (byte) i;
            labels[i] = i % 2;
        }
        return LabelledImages.of(InputShape.grey(1, 2), List.of("even", "odd"), pixels, labels);
    }

    public static int numberOf(LabelledImages images, int index) {
        byte[] pixels = images.pixels(index);
        return Byte.toUnsignedInt(pixels[0]) << 8 | Byte.toUnsignedInt(pixels[1]);
    }
}
