package io.plumbline.model.image;

import java.util.Random;

/** Images to test with. */
public final class TestImages {

    private TestImages() {}

    /** A bright blob with some noise on black, always the same for the same seed. */
    public static byte[] blob(InputShape shape, long seed) {
        Random random = new Random(seed);
        int left = random.nextInt(shape.width());
        int top = random.nextInt(shape.height());
        byte[] pixels = new byte[shape.sizeBytes()];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % shape.width() - left;
            int y = i / shape.width() % shape.height() - top;
            if (x * x + y * y < shape.area() / 6) {
                pixels[i] = (byte) (120 + random.nextInt(100));
            }
        }
        return pixels;
    }

    /** Many blobs. */
    public static PixelBatch blobs(InputShape shape, int count, long seed) {
        PixelBatch batch = PixelBatch.allocate(shape, count);
        for (int i = 0; i < count; i++) {
            batch.append(blob(shape, seed + i));
        }
        return batch;
    }
}
