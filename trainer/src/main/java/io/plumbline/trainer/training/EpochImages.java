package io.plumbline.trainer.training;

import io.plumbline.trainer.dataset.LabelledImages;
import java.util.function.IntFunction;

/** What each epoch learns from: always the same number of images, of the same shape and classes. */
public final class EpochImages {

    private final int size;
    private final IntFunction<LabelledImages> byEpoch;

    private EpochImages(int size, IntFunction<LabelledImages> byEpoch) {
        this.size = size;
        this.byEpoch = byEpoch;
    }

    /** The same images in each epoch. */
    public static EpochImages always(LabelledImages images) {
        return new EpochImages(images.size(), epoch -> images);
    }

    /**
     * Images of its own for each epoch.
     *
     * @param size how many images each epoch has
     * @param byEpoch the images of an epoch, counted from 1
     */
    public static EpochImages of(int size, IntFunction<LabelledImages> byEpoch) {
        return new EpochImages(size, byEpoch);
    }

    int size() {
        return size;
    }

    LabelledImages of(int epoch) {
        LabelledImages images = byEpoch.apply(epoch);
        if (images.size() != size) {
            throw new IllegalStateException(
                    "Epoch %d has %d images; expected %d".formatted(epoch, images.size(), size));
        }
        return images;
    }
}
