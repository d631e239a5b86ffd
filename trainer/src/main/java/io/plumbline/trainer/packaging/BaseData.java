package io.plumbline.trainer.packaging;

import io.plumbline.model.image.EncodingMix;
import io.plumbline.model.pack.Provenance;
import io.plumbline.trainer.dataset.DataSetException;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.split.DataSplit;
import io.plumbline.trainer.split.Part;
import io.plumbline.trainer.split.SplitMethod;
import io.plumbline.trainer.split.SplitSizes;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which images a model learnt its trade from, so that the same split can be made again from the same data set. It travels
 * in the settings of the manifest's provenance.
 *
 * @param dataHash {@link LabelledImages#sha256} of the whole pool
 * @param sizes of the parts
 * @param seed that shuffled the pool, and that picked the encodings
 * @param encodings the mix that validation, test and reference images passed through, as {@link EncodingMix} reads it
 * @param method by which the pool was dealt out; manifests of old do not tell, and were shuffled
 */
public record BaseData(String dataHash, SplitSizes sizes, long seed, String encodings, SplitMethod method) {

    private static final String SPLIT = "split.";
    private static final String SEED = "split.seed";
    private static final String METHOD = "split.method";
    private static final String ENCODINGS = "encodings";

    public BaseData {
        EncodingMix.parse(encodings, seed);
    }

    /**
     * Reads it back from a manifest.
     *
     * @throws IllegalArgumentException if the manifest does not tell
     */
    public static BaseData of(Provenance provenance) {
        Map<String, String> settings = provenance.settings();
        SplitSizes sizes = new SplitSizes(
                size(settings, Part.TRAINING),
                size(settings, Part.VALIDATION),
                size(settings, Part.TEST),
                size(settings, Part.REFERENCE),
                size(settings, Part.STREAM));
        return new BaseData(
                provenance.dataHash(),
                sizes,
                Long.parseLong(get(settings, SEED)),
                get(settings, ENCODINGS),
                SplitMethod.parse(settings.getOrDefault(METHOD, SplitMethod.SHUFFLED.toString())));
    }

    /** What the manifest keeps, besides the data hash. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (Part part : Part.values()) {
            settings.put(key(part), Integer.toString(sizes.of(part)));
        }
        settings.put(SEED, Long.toString(seed));
        settings.put(ENCODINGS, encodings);
        settings.put(METHOD, method.toString());
        return settings;
    }

    public EncodingMix mix() {
        return EncodingMix.parse(encodings, seed);
    }

    /**
     * Makes the split again.
     *
     * @throws DataSetException if this is not the pool that the model was made from
     */
    public DataSplit split(LabelledImages pool) {
        String found = pool.sha256();
        if (!found.equals(dataHash)) {
            throw new DataSetException(
                    "The data set is not the one that the model was trained on: expected SHA-256 %s, found %s"
                            .formatted(dataHash, found));
        }
        return DataSplit.of(pool, sizes, seed, method);
    }

    private static int size(Map<String, String> settings, Part part) {
        return Integer.parseInt(get(settings, key(part)));
    }

    private static String key(Part part) {
        return SPLIT + part.name().toLowerCase(Locale.ROOT);
    }

    private static String get(Map<String, String> settings, String name) {
        String value = settings.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The manifest's settings lack '%s', without which its data cannot be split again; it has %s"
                            .formatted(name, settings.keySet()));
        }
        return value;
    }
}
