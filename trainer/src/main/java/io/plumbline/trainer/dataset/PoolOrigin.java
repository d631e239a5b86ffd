package io.plumbline.trainer.dataset;

import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.OtherSizes;
import io.plumbline.model.preprocessing.Preprocessing;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a pool came about, besides the folder that holds it, so that the same pool can be had again. It travels in the settings of
 * the manifest's provenance; where they say nothing, images are as they are in a folder.
 *
 * @param shape what the images of folders per class were scaled and converted to, if they were
 * @param kafka where on Kafka it was, if it was there
 */
public record PoolOrigin(Optional<InputShape> shape, Optional<KafkaPool> kafka) {

    private static final String SHAPE = "data.imageShape";

    /** Images as they are in a folder. */
    public static PoolOrigin folder() {
        return new PoolOrigin(Optional.empty(), Optional.empty());
    }

    /** Images of folders per class that were scaled and converted, if they were. */
    public static PoolOrigin folder(Optional<InputShape> shape) {
        return new PoolOrigin(shape, Optional.empty());
    }

    public static PoolOrigin kafka(KafkaPool pool) {
        return new PoolOrigin(Optional.empty(), Optional.of(pool));
    }

    /**
     * Reads it back from a manifest.
     *
     * @throws IllegalArgumentException if it says what cannot be read
     */
    public static PoolOrigin of(Map<String, String> settings) {
        return new PoolOrigin(Optional.ofNullable(settings.get(SHAPE)).map(InputShape::parse), KafkaPool.of(settings));
    }

    /** Pixels in [0, 1] of these images. A model that learnt from scaled images gets such to score as well. */
    public Preprocessing preprocessing(InputShape images) {
        Preprocessing plain = Preprocessing.unitScale(images);
        return shape.isPresent() ? plain.withOtherSizes(OtherSizes.SCALED) : plain;
    }

    /** What the manifest keeps. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        shape.ifPresent(given -> settings.put(SHAPE, given.toString()));
        kafka.ifPresent(pool -> settings.putAll(pool.settings()));
        return settings;
    }
}
