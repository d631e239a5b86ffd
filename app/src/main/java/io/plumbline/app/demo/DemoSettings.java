package io.plumbline.app.demo;

import io.plumbline.trainer.options.GivenOptions;
import io.plumbline.trainer.split.SplitSizes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a demo needs to know; its first training is checked at once.
 *
 * @param cluster the address of a Kafka cluster to play it on, with nothing of Plumbline's on it yet; without one, on a broker
 *     of the demo's own
 * @param feedsOnly whether the parts run elsewhere, on that cluster, so that the demo feeds and watches and starts nothing
 * @param data the folder with the data set
 * @param learning what was said about the first training; its seed is that of everything that is left to chance
 * @param encodings the mix in which images are sent
 * @param retraining further arguments of the command that retrains
 * @param redraws whether progress may be drawn over itself
 */
public record DemoSettings(
        Optional<String> cluster,
        boolean feedsOnly,
        Path data,
        GivenOptions learning,
        SplitSizes split,
        String encodings,
        List<String> retraining,
        StorySettings story,
        boolean redraws) {

    public DemoSettings {
        learning.training();
        if (feedsOnly && cluster.isEmpty()) {
            throw new IllegalArgumentException("A demo that only feeds needs a cluster to feed: name it with --on");
        }
        retraining = List.copyOf(retraining);
    }

    long seed() {
        return learning.seedValue();
    }
}
