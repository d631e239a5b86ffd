package io.plumbline.app.demo.feed;

import java.util.List;
import java.util.random.RandomGenerator;

/** Whom to believe about labels. */
public enum Labelling {
    /** They are true. */
    TRUE,
    /** They are drawn at random, as if whoever labels had mixed the images up. */
    AT_RANDOM;

    /** The label that is sent for an image. */
    String of(String truth, List<String> all, RandomGenerator random) {
        return this == TRUE ? truth : all.get(random.nextInt(all.size()));
    }
}
