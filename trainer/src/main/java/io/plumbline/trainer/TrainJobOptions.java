package io.plumbline.trainer;

import io.plumbline.model.image.EncodingMix;
import io.plumbline.model.net.Architecture;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.dataset.PoolOrigin;
import io.plumbline.trainer.packaging.BaseData;
import io.plumbline.trainer.packaging.PackagingOptions;
import io.plumbline.trainer.split.SplitMethod;
import io.plumbline.trainer.split.SplitSizes;
import io.plumbline.trainer.training.TrainingOptions;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a training from data to package depends on.
 *
 * @param architecture the layers and their sizes, dropout among them
 * @param sizes of the parts that the data set is dealt out to
 * @param encodings the mix in which images will arrive, as {@link EncodingMix} reads it
 * @param training how the network is trained; its seed also shuffles the data and picks encodings
 * @param packaging how the result is packed
 * @param origin how the pool comes about
 */
public record TrainJobOptions(
        Architecture architecture,
        SplitSizes sizes,
        String encodings,
        TrainingOptions training,
        PackagingOptions packaging,
        PoolOrigin origin) {

    /** Three PNG and three JPEG for two raw images. */
    public static final String DEFAULT_ENCODINGS = "png:3,jpeg:3,raw:2";

    public TrainJobOptions {
        EncodingMix.parse(encodings, training.seed());
        if (architecture.name().equals(Architecture.torchScript().name())) {
            throw new IllegalArgumentException(
                    "A network '%s' can score and not learn; pack it by './plumbline package'"
                            .formatted(architecture.name()));
        }
    }

    /** A training on images as they are in a folder. */
    public TrainJobOptions(
            Architecture architecture,
            SplitSizes sizes,
            String encodings,
            TrainingOptions training,
            PackagingOptions packaging) {
        this(architecture, sizes, encodings, training, packaging, PoolOrigin.folder());
    }

    /** Which images are for what, if they come from this pool. */
    BaseData base(LabelledImages pool) {
        return new BaseData(pool.sha256(), sizes, training.seed(), encodings, SplitMethod.STRATIFIED);
    }

    /** All of this by name, but for where the package goes. */
    Map<String, String> parameters(BaseData base) {
        Map<String, String> parameters = new TreeMap<>(base.settings());
        parameters.putAll(training.settings());
        parameters.put("model", architecture.name());
        architecture
                .hyperparameters()
                .forEach((name, value) -> parameters.put("model." + name, Double.toString(value)));
        return parameters;
    }
}
