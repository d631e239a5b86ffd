package io.plumbline.stream.champion;

import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.pack.Canaries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Has a model score its own canary images until the JVM has compiled the way there, so that the first chunk after a swap
 * takes no longer than the last before it.
 */
public final class WarmUp {

    private static final int MOST_PASSES = 30;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);

    private final int chunkSize;
    private final InstantSource clock;

    /**
     * A warm-up.
     *
     * @param chunkSize images in each of its passes
     */
    public WarmUp(int chunkSize, InstantSource clock) {
        this.chunkSize = chunkSize;
        this.clock = clock;
    }

    void run(ServingModel model, Canaries canaries) {
        List<EncodedImage> chunk = IntStream.range(0, chunkSize)
                .mapToObj(i -> canaries.image(i % canaries.size()))
                .toList();
        Instant end = clock.instant().plus(LONG_ENOUGH);
        for (int pass = 0; pass < MOST_PASSES && (pass == 0 || clock.instant().isBefore(end)); pass++) {
            model.score(chunk);
        }
    }
}
