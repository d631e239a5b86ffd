package io.plumbline.trainer;

import io.plumbline.model.image.InputShape;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.preprocessing.Preprocessing;
import io.plumbline.trainer.dataset.FashionMnist;
import io.plumbline.trainer.dataset.LabelledImages;
import java.util.List;
import java.util.SplittableRandom;

/** Small noisy images of three shapes, easy to learn in seconds. */
public final class ShapeImages {

    public static final InputShape SHAPE = InputShape.grey(12, 12);

    /** Those of Fashion-MNIST, so that files of these images can stand in for it; only the first three occur. */
    public static final List<String> LABELS = FashionMnist.LABELS;

    private static final int CLASSES = 3;
    private static final int SIDE = 12;

    private ShapeImages() {}

    /** As many images, each class about as often as the others. */
    public static LabelledImages of(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pixels = new byte[count * SHAPE.sizeBytes()];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = random.nextInt(CLASSES);
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

    /** The same images with dark and bright swapped: a network that has never seen such takes them for anything. */
    public static LabelledImages inverted(LabelledImages images) {
        byte[] pixels = new byte[images.size() * SHAPE.sizeBytes()];
        int[] labels = new int[images.size()];
        for (int i = 0; i < images.size(); i++) {
            labels[i] = images.label(i);
            byte[] original = images.pixels(i);
            for (int j = 0; j < original.length; j++) {
                pixels[i * original.length + j] = (byte) ~original[j];
            }
        }
        return LabelledImages.of(SHAPE, LABELS, pixels, labels);
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
