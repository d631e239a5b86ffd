package io.plumbline.bench.drift.shift;

import io.plumbline.trainer.shift.Blur;
import io.plumbline.trainer.shift.Occlusion;
import io.plumbline.trainer.shift.Shift;

/**
 * What can happen to an image. Grey levels are from 0 to 255; what comes in from outside an image is black.
 *
 * <p>Noise and the three image transforms are those of S. Rabanser, S. Günnemann and Z. C. Lipton, "Failing loudly: an
 * empirical study of methods for detecting dataset shift", NeurIPS 2019, section 4.
 */
public enum ImageChange {
    /** Nothing. */
    NONE,
    /** Gaussian noise, σ = 1. */
    NOISE_1,
    /** Gaussian noise, σ = 10. */
    NOISE_10,
    /** Gaussian noise, σ = 100. */
    NOISE_100,
    /** Rotated by up to 10 degrees, moved by up to 5 % of each side, each side scaled by .9 to 1.1. */
    IMAGE_SMALL,
    /** Rotated by up to 40 degrees, moved by up to 20 % of each side, each side scaled by .8 to 1.2. */
    IMAGE_MEDIUM,
    /** Rotated by up to 90 degrees, moved by up to 40 % of each side, each side scaled by .6 to 1.4. */
    IMAGE_LARGE,
    /** A lens out of focus: a Gaussian of σ = 1 pixel. */
    BLUR,
    /** Contrast .7 around mid-grey, 127.5. */
    CONTRAST,
    /** .8 of the light is left. */
    BRIGHTNESS,
    /** Left and right change places. */
    FLIP,
    /** A black square of 6×6 pixels, anywhere within the image. */
    OCCLUSION,
    /** A black square of 6×6 pixels in the middle. */
    OCCLUSION_MIDDLE;

    private static final double MID_GREY = 127.5;

    /** Does it to an image. */
    public Shift shift() {
        return switch (this) {
            case NONE -> (image, random) -> image;
            case NOISE_1 -> noise(1);
            case NOISE_10 -> noise(10);
            case NOISE_100 -> noise(100);
            case IMAGE_SMALL -> new RandomTransform(10, .05, .1);
            case IMAGE_MEDIUM -> new RandomTransform(40, .2, .2);
            case IMAGE_LARGE -> new RandomTransform(90, .4, .4);
            case BLUR -> new Blur(1);
            case CONTRAST ->
                (image, random) -> image.map((row, column) -> MID_GREY + .7 * (image.at(row, column) - MID_GREY));
            case BRIGHTNESS -> (image, random) -> image.map((row, column) -> .8 * image.at(row, column));
            case FLIP -> (image, random) -> image.map((row, column) -> image.at(row, image.width() - 1 - column));
            case OCCLUSION -> new RandomPatch(6);
            case OCCLUSION_MIDDLE -> new Occlusion(6 / 28.0);
        };
    }

    private static Shift noise(double sigma) {
        return (image, random) -> image.map((row, column) -> image.at(row, column) + sigma * random.nextGaussian());
    }
}
