package io.plumbline.model.pack;

import ai.djl.nn.Block;
import io.plumbline.contract.prediction.FeatureHeader;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.model.features.FeatureGroupRef;
import io.plumbline.model.features.FeatureSet;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.preprocessing.Preprocessing;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All but the weights that it takes to score an image.
 *
 * @param architecture the network
 * @param inputShape of every image
 * @param labels one per class, in the order of the network's outputs; 2 or more, unique, not blank
 * @param preprocessing from bytes to what the network is fed
 * @param featureGroups which features are computed, and in which version
 * @param features names and units of these features, for those who read predictions; at most 65 535
 * @param temperature if there is one, logits are divided by it before they become probabilities; larger than 0
 */
public record ModelSpec(
        Architecture architecture,
        InputShape inputShape,
        List<String> labels,
        Preprocessing preprocessing,
        List<FeatureGroupRef> featureGroups,
        List<FeatureSpec> features,
        Optional<Double> temperature) {

    /** What one forward pass may take outside the heap: 256 MiB. */
    public static final long LARGEST_PASS_BYTES = 256L << 20;

    /**
     * What a pass may take and still find in a core's cache most of what its layers put out, since not all of it is there at once:
     * 8 MiB. docs/PERFORMANCE.md has what that gains.
     */
    private static final long FAST_PASS_BYTES = 8L << 20;

    /** The pixels as floats, before and after preprocessing. */
    private static final int INPUT_COPIES = 2;

    public ModelSpec {
        labels = List.copyOf(labels);
        featureGroups = List.copyOf(featureGroups);
        features = List.copyOf(features);
        if (architecture == null || inputShape == null || preprocessing == null) {
            throw new IllegalArgumentException("A model needs an architecture, an input shape and preprocessing");
        }
        if (labels.size() < 2
                || Set.copyOf(labels).size() < labels.size()
                || labels.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "Expected 2 or more labels, each with a name of its own, found %s".formatted(labels));
        }
        if (preprocessing.mean().size() != inputShape.channels()) {
            throw new IllegalArgumentException("The preprocessing is for %d channels, the images have %d"
                    .formatted(preprocessing.mean().size(), inputShape.channels()));
        }
        if (temperature.isPresent() && !(temperature.get() > 0 && Double.isFinite(temperature.get()))) {
            throw new IllegalArgumentException(
                    "Not a temperature: %s; expected a number above 0".formatted(temperature.get()));
        }
        if (features.size() > FeatureHeader.MOST_FEATURES) {
            throw new IllegalArgumentException("The model has %d features; at most %d fit into a prediction"
                    .formatted(features.size(), FeatureHeader.MOST_FEATURES));
        }
        long imageBytes = bytesPerImage(architecture, inputShape, labels.size());
        if (imageBytes > LARGEST_PASS_BYTES) {
            throw new IllegalArgumentException(
                    "A network %s for images of %s takes %d MiB for a single image; at most %d MiB are given to a pass"
                            .formatted(
                                    architecture.hyperparameters(),
                                    inputShape,
                                    imageBytes >> 20,
                                    LARGEST_PASS_BYTES >> 20));
        }
    }

    /** A model with the standard features and no temperature. */
    public static ModelSpec of(
            Architecture architecture, InputShape inputShape, List<String> labels, Preprocessing preprocessing) {
        return of(architecture, inputShape, labels, preprocessing, FeatureSet.standardGroups());
    }

    /** A model with these features and no temperature. */
    public static ModelSpec of(
            Architecture architecture,
            InputShape inputShape,
            List<String> labels,
            Preprocessing preprocessing,
            List<FeatureGroupRef> featureGroups) {
        return new ModelSpec(
                architecture,
                inputShape,
                labels,
                preprocessing,
                featureGroups,
                FeatureSet.of(featureGroups, inputShape, labels).features(),
                Optional.empty());
    }

    /** The same model with another temperature. */
    public ModelSpec withTemperature(double newTemperature) {
        return new ModelSpec(
                architecture, inputShape, labels, preprocessing, featureGroups, features, Optional.of(newTemperature));
    }

    /** How many classes it tells apart. */
    public int classes() {
        return labels.size();
    }

    /** How many images one forward pass takes at most, so that it takes no more than {@link #LARGEST_PASS_BYTES}. */
    public int imagesPerPass() {
        return Math.toIntExact(LARGEST_PASS_BYTES / bytesPerImage(architecture, inputShape, classes()));
    }

    /** How many images one forward pass takes if it is to be fast, because its layers find in a cache what they read; at least 1. */
    public int imagesPerFastPass() {
        return Math.toIntExact(Math.max(1, FAST_PASS_BYTES / bytesPerImage(architecture, inputShape, classes())));
    }

    private static long bytesPerImage(Architecture architecture, InputShape shape, int classes) {
        long floats = INPUT_COPIES * (long) shape.sizeBytes() + architecture.outputCount(shape, classes);
        return shape.sizeBytes() + Float.BYTES * floats;
    }

    /** The network's layers, without weights. */
    public Block newBlock() {
        return architecture.build(inputShape, classes());
    }

    /**
     * The features that this model's images leave behind.
     *
     * @throws IllegalArgumentException if this Plumbline does not have them, or would call them otherwise
     */
    public FeatureSet featureSet() {
        FeatureSet set = FeatureSet.of(featureGroups, inputShape, labels);
        if (!set.features().equals(features)) {
            throw new IllegalArgumentException("The manifest names the features %s, but its groups %s have %s"
                    .formatted(features, featureGroups, set.features()));
        }
        return set;
    }

    /**
     * Checks that this model can take the place of another: it sees the same images and tells the same classes apart.
     *
     * @throws PackageRefused with {@link PackageRefused.Reason#UNFIT} if not
     */
    public void requireFits(InputShape shape, List<String> classLabels) throws PackageRefused {
        if (!inputShape.equals(shape)) {
            throw new PackageRefused(
                    PackageRefused.Reason.UNFIT,
                    "It takes images of %s; images of %s are served".formatted(inputShape, shape));
        }
        if (!labels.equals(classLabels)) {
            throw new PackageRefused(
                    PackageRefused.Reason.UNFIT, "Its labels are %s; served are %s".formatted(labels, classLabels));
        }
    }
}
