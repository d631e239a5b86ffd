package io.plumbline.stream.champion;

import io.plumbline.model.classify.Outcome;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.pack.Canaries;
import io.plumbline.model.pack.PackageRefused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Has a model score its own canary images until the JVM has compiled the way there, so that the first chunk after a swap
 * takes no longer than the last before it. Tells on the way how large the model's chunks may be: a stream thread that is
 * busy with one does not commit, and its transaction would be aborted.
 */
public final class WarmUp {

    private static final int MOST_PASSES = 30;

    /** One that finds out how slow the model is, and one of that size. */
    private static final int FEWEST_PASSES = 2;

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);

    private final int chunkSize;
    private final Duration longestPass;
    private final InstantSource clock;

    /**
     * A warm-up.
     *
     * @param chunkSize the most images in each of its passes, and later in a chunk
     * @param longestPass how long a chunk may take
     */
    public WarmUp(int chunkSize, Duration longestPass, InstantSource clock) {
        this.chunkSize = chunkSize;
        this.longestPass = longestPass;
        this.clock = clock;
    }

    /** For a model of which nothing is known yet. */
    ChunkLimit unlimited() {
        return new ChunkLimit(chunkSize, longestPass, chunkSize);
    }

    /**
     * Warms the model up.
     *
     * @return the most images in a chunk that takes no longer than it may
     * @throws PackageRefused if a canary image is rejected, as every image would be
     */
    ChunkLimit run(ServingModel model, Canaries canaries) throws PackageRefused {
        int size = 1;
        Instant end = clock.instant().plus(LONG_ENOUGH);
        for (int i = 0; i < MOST_PASSES && (i < FEWEST_PASSES || clock.instant().isBefore(end)); i++) {
            size = ChunkLimit.affordable(size, pass(model, canaries, size), chunkSize, longestPass);
        }
        return new ChunkLimit(chunkSize, longestPass, size);
    }

    private Duration pass(ServingModel model, Canaries canaries, int size) throws PackageRefused {
        List<EncodedImage> images = IntStream.range(0, size)
                .mapToObj(i -> canaries.image(i % canaries.size()))
                .toList();
        Instant start = clock.instant();
        List<Outcome> outcomes = model.score(images);
        Duration took = Duration.between(start, clock.instant());
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Rejected rejected) {
                throw new PackageRefused(
                        PackageRefused.Reason.CANARIES_DIFFER,
                        "One of its own canary images is rejected: " + rejected.detail());
            }
        }
        return took;
    }
}
