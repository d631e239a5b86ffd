package io.plumbline.app.demo;

import io.plumbline.app.demo.feed.Labelling;
import io.plumbline.app.shift.ShiftName;
import java.time.Duration;

/**
 * How the story goes.
 *
 * @param shift how the world moves
 * @param labels what labels are worth
 * @param rushImages healthy images that are sent as fast as they go
 * @param steadyImages healthy images that are sent at a steady pace
 * @param imagesPerSecond the steady pace
 * @param afterSwapImages how many predictions of the promoted model the story waits for, at least
 * @param patience how long any one event may take to come about
 */
public record StorySettings(
        ShiftName shift,
        Labelling labels,
        int rushImages,
        int steadyImages,
        double imagesPerSecond,
        int afterSwapImages,
        Duration patience) {

    public StorySettings {
        if (rushImages < 1 || steadyImages < 1 || afterSwapImages < 1 || !(imagesPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "A story needs images in every phase and a pace, found %d, %d, %d at %s per second"
                            .formatted(rushImages, steadyImages, afterSwapImages, imagesPerSecond));
        }
    }

    int healthyImages() {
        return rushImages + steadyImages;
    }
}
