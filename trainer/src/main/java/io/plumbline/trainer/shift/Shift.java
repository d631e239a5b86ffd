package io.plumbline.trainer.shift;

import java.util.random.RandomGenerator;

/** A change of what arrives: of the images themselves, or of how often each class appears. */
public interface Shift {

    /** The shifted image; the one given is left as it is. */
    Plane apply(Plane image, RandomGenerator random);

    /** Whether an image of this class still arrives; by default each does. */
    default boolean lets(int classIndex, RandomGenerator random) {
        return true;
    }
}
