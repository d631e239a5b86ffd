package io.plumbline.stream.champion;

import io.plumbline.model.classify.Outcome;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.pack.ModelSpec;
import java.util.List;
import java.util.Optional;

/** A loaded model as serving sees it. Several threads may use it at once. */
public interface ServingModel extends AutoCloseable {

    /** The id of its package. */
    String id();

    /** What it scores, and how. */
    ModelSpec spec();

    /** The most images to give it at once, so that a pass is over long before a transaction's time-out; at least 1. */
    default int largestChunk() {
        return Integer.MAX_VALUE;
    }

    /**
     * Decodes and scores images together.
     *
     * @return one outcome per image, in the same order
     */
    List<Outcome> score(List<EncodedImage> images);

    /**
     * Scores the canary images of its package.
     *
     * @return what is wrong with this model, or nothing if it gives what its package says
     */
    Optional<String> fault();

    @Override
    void close();
}
