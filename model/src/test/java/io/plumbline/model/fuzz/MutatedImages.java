package io.plumbline.model.fuzz;

import io.plumbline.contract.image.ContentType;
import io.plumbline.model.image.EncodedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** An endless row of broken images. Each depends on the seed and its number alone. */
final class MutatedImages {

    /**
     * One of them.
     *
     * @param keepsForm whether magic bytes, sizes and checksums are right, so that it gets as far as the decoder
     */
    record MutatedImage(EncodedImage image, boolean keepsForm) {}

    private static final Mutation BLIND = new BlindMutation();
    private static final Map<String, Mutation> KEEPING_FORM = Map.of(
            ContentType.PNG.mediaType(), new PngMutation(),
            ContentType.JPEG.mediaType(), new JpegMutation(),
            ContentType.GIF.mediaType(), new GifMutation(),
            ContentType.BMP.mediaType(), new BmpMutation());
    private static final List<String> ANY_TYPE =
            List.of("image/png", "image/jpeg", "image/gif", "image/bmp", "application/octet-stream", "image/webp", "");

    private final List<EncodedImage> specimens;
    private final long seed;

    MutatedImages(List<EncodedImage> specimens, long seed) {
        this.specimens = List.copyOf(specimens);
        this.seed = seed;
    }

    MutatedImage get(long number) {
        RandomGenerator random = new SplittableRandom(seed + number * 0x9E3779B97F4A7C15L);
        EncodedImage specimen = specimens.get(random.nextInt(specimens.size()));
        String type = specimen.declaredType().orElseThrow();
        Mutation keepingForm = KEEPING_FORM.get(type);
        boolean keepsForm = keepingForm != null && random.nextInt(5) < 3;
        byte[] mutated = (keepsForm ? keepingForm : BLIND).mutate(specimen.value(), random);
        return new MutatedImage(EncodedImage.of(mutated, declaredType(type, keepsForm, random)), keepsForm);
    }

    private static Optional<String> declaredType(String own, boolean keepsForm, RandomGenerator random) {
        if (random.nextBoolean()) {
            return Optional.empty();
        }
        boolean wrong = !keepsForm && random.nextInt(4) == 0;
        return Optional.of(wrong ? ANY_TYPE.get(random.nextInt(ANY_TYPE.size())) : own);
    }
}
