package io.plumbline.app.smoke;

import io.plumbline.app.send.FileImage;
import io.plumbline.contract.image.ContentType;
import io.plumbline.model.image.EncodingMix;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.model.image.InputShape;
import io.plumbline.trainer.TrainJobOptions;
import io.plumbline.trainer.dataset.LabelledImages;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** What a smoke test sends. */
@FunctionalInterface
public interface SmokeImages {

    /**
     * Some at random.
     *
     * @param run what their ids begin with; the same run sends the same images
     */
    List<FileImage> pick(int count, String run);

    /** Those of a data set, in the encodings that models are packed for unless told otherwise: to the monitor they are normal. */
    static SmokeImages of(LabelledImages pool) {
        ImageEncoder encoder = new ImageEncoder(pool.shape());
        return (count, run) -> {
            EncodingMix mix = EncodingMix.parse(TrainJobOptions.DEFAULT_ENCODINGS, run.hashCode());
            Random random = new Random(run.hashCode());
            return IntStream.range(0, count)
                    .mapToObj(number ->
                            image(run, number, pool.pixels(random.nextInt(pool.size())), mix.pick(number), encoder))
                    .toList();
        };
    }

    /** Noise, which to the monitor is drift wherever little else arrives. */
    static SmokeImages ofNoise(InputShape shape) {
        ImageEncoder encoder = new ImageEncoder(shape);
        return (count, run) -> {
            Random random = new Random(run.hashCode());
            return IntStream.range(0, count)
                    .mapToObj(number -> image(run, number, noise(shape, random), ContentType.PNG, encoder))
                    .toList();
        };
    }

    private static byte[] noise(InputShape shape, Random random) {
        byte[] pixels = new byte[shape.sizeBytes()];
        random.nextBytes(pixels);
        return pixels;
    }

    private static FileImage image(String run, int number, byte[] pixels, ContentType type, ImageEncoder encoder) {
        byte[] value = encoder.encode(pixels, type).value();
        return new FileImage("%s-%d".formatted(run, number), () -> value, Optional.of(type));
    }
}
