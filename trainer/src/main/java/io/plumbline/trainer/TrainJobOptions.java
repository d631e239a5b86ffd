package io.plumbline.trainer;

import io.plumbline.model.image.EncodingMix;
import io.plumbline.model.net.Architecture;
import io.plumbline.trainer.packaging.PackagingOptions;
import io.plumbline.trainer.split.SplitSizes;
import io.plumbline.trainer.training.TrainingOptions;

/**
 * Everything that a training from data to package depends on.
 *
 * @param architecture the layers and their sizes, dropout among them
 * @param sizes of the parts that the data set is dealt out to
 * @param encodings the mix in which images will arrive, as {@link EncodingMix} reads it
 * @param training how the network is trained; its seed also shuffles the data and picks encodings
 * @param packaging how the result is packed
 */
public record TrainJobOptions(
        Architecture architecture,
        SplitSizes sizes,
        String encodings,
        TrainingOptions training,
        PackagingOptions packaging) {

    /** Three PNG and three JPEG for two raw images. */
    public static final String DEFAULT_ENCODINGS = "png:3,jpeg:3,raw:2";

    public TrainJobOptions {
        EncodingMix.parse(encodings, training.seed());
    }
}
