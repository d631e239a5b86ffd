package io.plumbline.stream.champion;

import io.plumbline.model.image.EncodedImage;
import java.util.List;

/** Whatever answers images that are put to it together. */
public interface ImageScoring {

    /**
     * Answers all of these images by one model.
     *
     * @throws ModelBrokenException if no sound model is left to ask
     */
    Answers score(List<EncodedImage> images);

    /** The most images that should be put to it together, at least 1; it may change at any time. */
    default int largestChunk() {
        return Integer.MAX_VALUE;
    }
}
