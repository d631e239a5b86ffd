package io.plumbline.app.loop;

import java.util.List;

/**
 * All stories.
 *
 * @param seed of everything that is drawn
 * @param seconds that they took together
 */
public record LoopReport(long seed, double seconds, List<LoopFigures> stories) {

    public LoopReport {
        stories = List.copyOf(stories);
    }
}
