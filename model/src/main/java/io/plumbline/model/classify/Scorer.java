package io.plumbline.model.classify;

import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.pack.ModelSpec;

/**
 * A network with its weights, ready to score. It holds native memory until it is closed. Thread-safe: several threads
 * may score at once, each its own batch.
 */
public interface Scorer extends AutoCloseable {

    /** What it scores, and how. */
    ModelSpec spec();

    /** As {@link ModelSpec#imagesPerPass}, which must be found out once and not for each batch. */
    default int imagesPerPass() {
        return spec().imagesPerPass();
    }

    /**
     * Scores all images of a batch on the calling thread, in as many forward passes as are fast, see
     * {@link ModelSpec#imagesPerFastPass}.
     *
     * <p>The same image has the same scores to 1e-5 in whatever batch.
     *
     * @param batch images of {@link ModelSpec#inputShape()}; may be empty
     * @throws IllegalArgumentException if they have another shape
     * @throws IllegalStateException if this scorer is closed
     */
    Scores score(PixelBatch batch);

    /** Waits for the passes under way and gives the native memory back. A second call does nothing. */
    @Override
    void close();
}
