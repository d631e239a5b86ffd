package io.plumbline.trainer;

import io.plumbline.model.image.InputShape;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.preprocessing.Preprocessing;
import io.plumbline.trainer.dataset.LabelledImages;
import java.util.List;
import java.util.SplittableRandom;

/** Small noisy images of three shapes, easy to learn in seconds. */
public final class ShapeImages {

    public static final InputShape SHAPE = InputShape.grey(12, 12);
    public static final List<String> LABELS = List.of("across", "down", "block");

    private static final int SIDE = 12;

    private ShapeImages() {}

    /** As many images, each class about as often as the others. */
    public static LabelledImages of(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pixels = new byte[count * SHAPE.sizeBytes()];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = random.nextInt(LABELS.size());
            draw(pixels, i * SHAPE.sizeBytes(), labels[i], random);
        }
        return LabelledImages.of(SHAPE, LABELS, pixels, labels);
    }

    /** A network that is big enough for them. */
    public static ModelSpec smallCnn() {
        return ModelSpec.of(smallArchitecture(), SHAPE, LABELS, Preprocessing.unitScale(SHAPE));
    }

    public static Architecture smallArchitecture() {
        return Architecture.cnn().with("filters1", 4).with("filters2", 8).with("dense", 16);
    }

    private static void draw(byte[] pixels, int from, int label, SplittableRandom random) {
        int top = 2 + random.nextInt(SIDE - 6);
        int left = 2 + random.nextInt(SIDE - 6);
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                boolean onRow = row >= top && row < top + 2;
                boolean onColumn = column >= left && column < left + 2;
                boolean inBlock = row >= top && row < top + 4 && column >= left && column < left + 4;
                boolean lit = label == 0 ? onRow : label == 1 ? onColumn : inBlock;
                pixels[from + row * SIDE + column] = (byte) ((lit ? 170 : 0) + random.nextInt(85));
            }
        }
    }
}
