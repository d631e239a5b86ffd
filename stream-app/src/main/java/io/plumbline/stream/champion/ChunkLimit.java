package io.plumbline.stream.champion;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many images may be put to a model together so that a pass takes no longer than it may, learnt from what passes took. The
 * images that come decide on it as much as the model does: large ones that are scaled take long to decode.
 *
 * <p>A pass that takes too long lowers it at once, to what would have been in time; one that leaves room doubles it at most, since a
 * few small images say little about the next ones. Thread-safe.
 */
final class ChunkLimit {

    private final int chunkSize;
    private final Duration longestPass;
    private final AtomicInteger images;

    /**
     * A limit.
     *
     * @param chunkSize what it never exceeds
     * @param longestPass how long a pass may take
     * @param images what it is at first
     */
    ChunkLimit(int chunkSize, Duration longestPass, int images) {
        this.chunkSize = chunkSize;
        this.longestPass = longestPass;
        this.images = new AtomicInteger(images);
    }

    /** The most images in a pass, at least 1. */
    int images() {
        return images.get();
    }

    /** Learns how long a pass took. */
    void took(int scored, Duration time) {
        int affordable = affordable(scored, time, chunkSize, longestPass);
        images.updateAndGet(now -> time.compareTo(longestPass) > 0
                ? Math.min(now, affordable)
                : Math.max(now, Math.min(affordable, 2 * now)));
    }

    /** The chunk size, or as many images as fit into the longest pass when these took this long; at least 1. */
    static int affordable(int scored, Duration time, int chunkSize, Duration longestPass) {
        if (time.isZero()) {
            return chunkSize;
        }
        double fitting = scored * (double) longestPass.toNanos() / time.toNanos();
        return (int) Math.max(1, Math.min(chunkSize, fitting));
    }
}
