package io.plumbline.app.demo.feed;

import io.plumbline.contract.image.ContentType;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.model.image.InputShape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Images spoilt in the ways in which images are spoilt on their way, one way after the other. */
final class BrokenImages {

    private static final int NOISE_BYTES = 300;

    private final InputShape shape;
    private final ImageEncoder encoder;
    private final RandomGenerator random;
    private int made;

    BrokenImages(InputShape shape, RandomGenerator random) {
        this.shape = shape;
        this.encoder = new ImageEncoder(shape);
        this.random = random;
    }

    /** The next one, made of a sound image's pixels. */
    EncodedImage next(byte[] pixels) {
        return switch (made++ % 5) {
            case 0 -> truncated(encoder.encode(pixels, ContentType.PNG));
            case 1 -> EncodedImage.of(noise(), ContentType.JPEG);
            case 2 -> EncodedImage.of(new byte[0], ContentType.PNG);
            case 3 -> EncodedImage.of(Arrays.copyOf(pixels, pixels.length - 1), ContentType.RAW);
            default -> wrongSize();
        };
    }

    private static EncodedImage truncated(EncodedImage image) {
        byte[] whole = image.value();
        return EncodedImage.of(Arrays.copyOf(whole, whole.length / 2), ContentType.PNG);
    }

    private byte[] noise() {
        byte[] noise = new byte[NOISE_BYTES];
        random.nextBytes(noise);
        return noise;
    }

    private EncodedImage wrongSize() {
        InputShape larger = new InputShape(shape.channels(), shape.height() + 1, shape.width());
        return new ImageEncoder(larger).encode(new byte[larger.sizeBytes()], ContentType.PNG);
    }
}
