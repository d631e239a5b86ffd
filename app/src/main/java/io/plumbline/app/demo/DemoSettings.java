package io.plumbline.app.demo;

import io.plumbline.trainer.split.SplitSizes;
import java.nio.file.Path;
import java.util.List;

/**
 * What a demo needs to know.
 *
 * @param data the folder with the data set
 * @param network {@code cnn} or {@code mlp}
 * @param epochs of the first training
 * @param seed of everything that is left to chance
 * @param encodings the mix in which images are sent
 * @param retraining further arguments of the command that retrains
 * @param redraws whether progress may be drawn over itself
 */
record DemoSettings(
        Path data,
        String network,
        int epochs,
        long seed,
        SplitSizes split,
        String encodings,
        List<String> retraining,
        StorySettings story,
        boolean redraws) {

    DemoSettings {
        retraining = List.copyOf(retraining);
    }
}
