package io.plumbline.model.features;

import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.PixelBatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The features of one model, in a fixed order: those of its groups, one group after the other.
 *
 * <p>Immutable and thread-safe.
 */
public final class FeatureSet {

    private final InputShape shape;
    private final List<String> labels;
    private final List<FeatureGroup> groups;
    private final List<FeatureSpec> features;

    private FeatureSet(InputShape shape, List<String> labels, List<FeatureGroup> groups) {
        this.shape = shape;
        this.labels = List.copyOf(labels);
        this.groups = List.copyOf(groups);
        this.features = groups.stream()
                .flatMap(group -> group.features(shape, this.labels).stream())
                .toList();
        requireUniqueNames();
    }

    private void requireUniqueNames() {
        Set<String> names = new HashSet<>();
        for (FeatureSpec feature : features) {
            if (!names.add(feature.name())) {
                throw new IllegalArgumentException("Two features are called '%s'".formatted(feature.name()));
            }
        }
    }

    /** All that Plumbline has: 13 features and one per class. */
    public static List<FeatureGroupRef> standardGroups() {
        return FeatureGroups.standard().stream().map(FeatureGroupRef::of).toList();
    }

    /**
     * Groups on the class path, in the versions that they have there.
     *
     * @param names of Plumbline's own groups or of others, each once
     * @throws IllegalArgumentException if there is no group of a name, with those there are
     */
    public static List<FeatureGroupRef> groups(List<String> names) {
        return names.stream().map(FeatureGroups::find).map(FeatureGroupRef::of).toList();
    }

    /**
     * The features of these groups; none if there are no groups.
     *
     * @throws IllegalArgumentException if a group is not known, or only in another version, or two features have the
     *     same name
     */
    public static FeatureSet of(List<FeatureGroupRef> groups, InputShape shape, List<String> labels) {
        List<FeatureGroup> found = new ArrayList<>();
        for (FeatureGroupRef group : groups) {
            found.add(FeatureGroups.find(group));
        }
        return new FeatureSet(shape, labels, found);
    }

    /** Names and units, in order. */
    public List<FeatureSpec> features() {
        return features;
    }

    public int size() {
        return features.size();
    }

    /** Which of the features are about the input: those of all groups but the prediction's. */
    public int[] inputColumns() {
        IntStream.Builder columns = IntStream.builder();
        int column = 0;
        for (FeatureGroup group : groups) {
            for (int left = group.features(shape, labels).size(); left > 0; left--, column++) {
                if (!(group instanceof PredictionFeatures)) {
                    columns.add(column);
                }
            }
        }
        return columns.build().toArray();
    }

    /**
     * Computes the features of a batch.
     *
     * @param logits images × classes, what the network put out
     * @param logProbabilities images × classes
     * @param width of a row, {@link #size} or more; what follows the features is 0
     * @return images × width; not finite only where the logits are not
     */
    public float[] compute(PixelBatch batch, float[] logits, float[] logProbabilities, int width) {
        float[] rows = new float[batch.size() * width];
        if (groups.isEmpty()) {
            return rows;
        }
        List<FeatureGroup.Extractor> extractors =
                groups.stream().map(group -> group.extractor(shape, labels)).toList();
        int[] widths = groups.stream()
                .mapToInt(group -> group.features(shape, labels).size())
                .toArray();
        ScoredImage image = new ScoredImage(shape, labels.size());
        byte[] pixels = new byte[shape.sizeBytes()];
        for (int i = 0; i < batch.size(); i++) {
            batch.read(i, pixels);
            image.fill(pixels, logits, logProbabilities, i);
            int from = i * width;
            for (int group = 0; group < widths.length; group++) {
                extractors.get(group).extract(image, rows, from);
                from += widths[group];
            }
        }
        return rows;
    }
}
