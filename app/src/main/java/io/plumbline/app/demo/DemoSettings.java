package io.plumbline.app.demo;

import io.plumbline.trainer.options.GivenOptions;
import io.plumbline.trainer.split.SplitSizes;
import java.nio.file.Path;
import java.util.List;

/**
 * What a demo needs to know; its first training is checked at once.
 *
 * @param data the folder with the data set
 * @param learning what was said about the first training; its seed is that of everything that is left to chance
 * @param encodings the mix in which images are sent
 * @param retraining further arguments of the command that retrains
 * @param redraws whether progress may be drawn over itself
 */
public record DemoSettings(
        Path data,
        GivenOptions learning,
        SplitSizes split,
        String encodings,
        List<String> retraining,
        StorySettings story,
        boolean redraws) {

    public DemoSettings {
        learning.training();
        retraining = List.copyOf(retraining);
    }

    long seed() {
        return learning.seedValue();
    }
}
