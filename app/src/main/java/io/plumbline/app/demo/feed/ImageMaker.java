package io.plumbline.app.demo.feed;

import io.plumbline.app.demo.journal.SentImage.Stage;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.EncodingMix;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.shift.Shift;
import java.util.SplittableRandom;

/** Makes the demo's images one after the other: picked, shifted, encoded and, one in a thousand, broken. By one thread. */
final class ImageMaker {

    private static final int CAMERAS = 64;
    private static final int ONE_IS_BROKEN_IN = 1_000;

    private final ImageSupply supply;
    private final EncodingMix mix;
    private final ImageEncoder encoder;
    private final Shifting shifting;
    private final BrokenImages brokenImages;
    private final SplittableRandom random;
    private final int firstBroken;
    private int made;

    ImageMaker(ImageSupply supply, EncodingMix mix, Shift shift, long seed) {
        this.supply = supply;
        this.mix = mix;
        this.random = new SplittableRandom(seed);
        this.encoder = new ImageEncoder(supply.pool().shape());
        this.shifting = new Shifting(shift, supply.pool().shape(), random.split());
        this.brokenImages = new BrokenImages(supply.pool().shape(), random.split());
        this.firstBroken = random.nextInt(ONE_IS_BROKEN_IN);
    }

    OutgoingImage next(Stage stage, double dueAtMillis) {
        boolean shifted = stage == Stage.SHIFTED || stage == Stage.AFTER_VERDICT;
        int index = pick(stage, shifted);
        LabelledImages pool = supply.pool();
        byte[] pixels = shifted ? shifting.apply(pool.pixels(index)) : pool.pixels(index);
        int number = made++;
        boolean broken = number % ONE_IS_BROKEN_IN == firstBroken;
        EncodedImage image = broken ? brokenImages.next(pixels) : mix.encode(number, pixels, encoder);
        String label = pool.labelNames().get(pool.label(index));
        String key = "camera-%02d".formatted(random.nextInt(CAMERAS));
        return new OutgoingImage("image-%06d".formatted(number), key, image, label, stage, broken, dueAtMillis);
    }

    private int pick(Stage stage, boolean shifted) {
        int index = supply.next(stage);
        while (shifted && !shifting.lets(supply.pool().label(index))) {
            index = supply.next(stage);
        }
        return index;
    }
}
