package io.plumbline.trainer;

import io.plumbline.drift.statistics.calibration.Progress;
import io.plumbline.model.classify.BatchScorer;
import io.plumbline.model.classify.TorchScorer;
import io.plumbline.model.image.EncodingMix;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.model.pack.Provenance;
import io.plumbline.model.pack.Weights;
import io.plumbline.model.preprocessing.Preprocessing;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.evaluation.EncodedImages;
import io.plumbline.trainer.evaluation.Evaluation;
import io.plumbline.trainer.evaluation.ScoredImages;
import io.plumbline.trainer.packaging.BaseData;
import io.plumbline.trainer.packaging.Packaging;
import io.plumbline.trainer.packaging.PackagingOptions;
import io.plumbline.trainer.split.DataSplit;
import io.plumbline.trainer.split.Part;
import io.plumbline.trainer.split.SplitMethod;
import io.plumbline.trainer.split.SplitSizes;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Packs a network that was trained elsewhere, with what is normal for it: of images that it was not trained on, a fifth places
 * the edges of the bins, a fifth measures it, and the rest is counted.
 *
 * @param encodings the mix in which images will arrive, as {@link EncodingMix} reads it
 * @param seed that deals out the images and picks encodings
 */
public record PackageJob(PackagingOptions packaging, String encodings, long seed, InstantSource clock) {

    private static final int FIFTH = 5;
    private static final int LEAST_IMAGES = 50;

    public PackageJob {
        EncodingMix.parse(encodings, seed);
    }

    /**
     * A package, and how good its model is.
     *
     * @param packed on disk
     * @param test on images that were put aside to measure it
     */
    public record Result(PackedModel packed, Evaluation test) {}

    /**
     * Packs.
     *
     * @param torchScript the bytes of the file
     * @param pool images with the model's classes, in the order of its outputs, none of which it was trained on; 50 or more
     * @param preprocessing from bytes to what the network was trained with
     * @throws PackageRefused if it is no TorchScript, or its inputs or outputs are not those of the pool
     * @throws IllegalArgumentException if there are too few images
     * @throws IOException if the package cannot be written
     */
    public Result run(byte[] torchScript, LabelledImages pool, Preprocessing preprocessing, Progress calibrated)
            throws IOException, PackageRefused {
        SplitSizes sizes = sizes(pool.size());
        DataSplit split = DataSplit.of(pool, sizes, seed, SplitMethod.STRATIFIED);
        BaseData base = new BaseData(pool.sha256(), sizes, seed, encodings, SplitMethod.STRATIFIED);
        ModelSpec model = ModelSpec.of(
                Architecture.torchScript(), pool.shape(), pool.labelNames(), preprocessing, packaging.featureGroups());
        Weights weights = Weights.ofTorchScript(torchScript);
        try (TorchScorer scorer = TorchScorer.of(model, weights)) {
            Evaluation test = ScoredImages.of(
                            EncodedImages.of(split, Part.TEST, mix()), scorer, BatchScorer.withDefaults())
                    .evaluate();
            Provenance provenance = Provenance.ofThisProcess(
                            seed, base.dataHash(), packaging.gitCommit(), clock.instant(), Optional.empty())
                    .withSettings(base.settings());
            Map<String, Double> metrics = Map.of("testLoss", test.loss(), "testAccuracy", test.accuracy());
            PackedModel packed = new Packaging(packaging)
                    .pack(
                            scorer,
                            weights,
                            provenance,
                            metrics,
                            SplitNormal.of(
                                    split, EncodedImages.of(split, Part.VALIDATION, mix()), mix(), scorer, weights),
                            split.images(Part.VALIDATION),
                            calibrated);
            return new Result(packed, test);
        }
    }

    /** The part that others learn from has one image, the least there can be. */
    private static SplitSizes sizes(int images) {
        if (images < LEAST_IMAGES) {
            throw new IllegalArgumentException(
                    "Too few images to know what is normal: %d; expected %d or more".formatted(images, LEAST_IMAGES));
        }
        int fifth = images / FIFTH;
        return new SplitSizes(1, fifth, fifth, images - 2 * fifth - 1, 0);
    }

    private EncodingMix mix() {
        return EncodingMix.parse(encodings, seed);
    }
}
