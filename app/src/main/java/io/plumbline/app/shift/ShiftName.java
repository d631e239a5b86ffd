package io.plumbline.app.shift;

import io.plumbline.trainer.shift.Blur;
import io.plumbline.trainer.shift.Occlusion;
import io.plumbline.trainer.shift.Plane;
import io.plumbline.trainer.shift.Rotation;
import io.plumbline.trainer.shift.Shift;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The shifts that can be asked for by name. */
public enum ShiftName {
    /** Nothing changes. */
    NONE,
    /** A camera knocked askew: 20 degrees, counter-clockwise. */
    ROTATION,
    /** A lens out of focus: a Gaussian of σ = 1.2 pixels. */
    BLUR,
    /** A lamp that has gone: .4 of the light is left. */
    BRIGHTNESS,
    /** Contrast halved around mid-grey. */
    CONTRAST,
    /** A noisy sensor: Gaussian, σ = 40 of 255 grey levels. */
    NOISE,
    /** Dirt on the lens: a black square of a third of the width, in the middle. */
    OCCLUSION,
    /** A mirror: left and right change places. */
    FLIP,
    /** Dark becomes bright. */
    INVERSION,
    /** Another mix: of the first five classes, every other image stays away. */
    CLASSES;

    public Shift shift() {
        return switch (this) {
            case NONE -> (image, random) -> image;
            case ROTATION -> new Rotation(20);
            case BLUR -> new Blur(1.2);
            case BRIGHTNESS -> (image, random) -> image.map((row, column) -> .4 * image.at(row, column));
            case CONTRAST ->
                (image, random) -> image.map((row, column) -> MID_GREY + .5 * (image.at(row, column) - MID_GREY));
            case NOISE ->
                (image, random) -> image.map((row, column) -> image.at(row, column) + 40 * random.nextGaussian());
            case OCCLUSION -> new Occlusion(1.0 / 3);
            case FLIP -> (image, random) -> image.map((row, column) -> image.at(row, image.width() - 1 - column));
            case INVERSION -> (image, random) -> image.map((row, column) -> 255 - image.at(row, column));
            case CLASSES -> new ClassMix(5, .5);
        };
    }

    /** The name as it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static final double MID_GREY = 127.5;

    /** Keeps every image, and lets only a share of some classes through. */
    private record ClassMix(int rareClasses, double share) implements Shift {

        @Override
        public Plane apply(Plane image, RandomGenerator random) {
            return image;
        }

        @Override
        public boolean lets(int classIndex, RandomGenerator random) {
            return classIndex >= rareClasses || random.nextDouble() < share;
        }
    }
}
