package io.plumbline.trainer;

import io.plumbline.drift.statistics.outlier.OutlierModel;
import io.plumbline.model.classify.BatchScorer;
import io.plumbline.model.classify.OutlierFit;
import io.plumbline.model.classify.Scorer;
import io.plumbline.model.classify.TorchScorer;
import io.plumbline.model.image.EncodingMix;
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
import io.plumbline.trainer.packaging.NormalImages;
import io.plumbline.trainer.packaging.Packaging;
import io.plumbline.trainer.split.DataSplit;
import io.plumbline.trainer.split.Part;
import io.plumbline.trainer.training.Training;
import io.plumbline.trainer.training.TrainingResult;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** The whole way from a pool of labelled images to a model package: split, train, evaluate, pack. */
public final class TrainJob {

    private final TrainJobOptions options;
    private final TrainJobListener listener;
    private final InstantSource clock;
    private final BatchScorer batchScorer = BatchScorer.withDefaults();

    public TrainJob(TrainJobOptions options, TrainJobListener listener, InstantSource clock) {
        this.options = options;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Goes the way once.
     *
     * @param stopped asked before each batch of the training, which ends when it is true
     * @throws IllegalArgumentException if the pool is too small for the parts, or its images for the network
     * @throws IOException if the package cannot be written
     */
    public TrainedModel run(LabelledImages pool, BooleanSupplier stopped) throws IOException {
        DataSplit split = DataSplit.of(pool, options.sizes(), options.training().seed());
        listener.splitMade(split);
        ModelSpec model = ModelSpec.of(
                options.architecture(), pool.shape(), pool.labelNames(), Preprocessing.unitScale(pool.shape()));
        long start = System.nanoTime();
        TrainingResult trained = new Training(model, options.training(), listener, stopped)
                .fromScratch(split.images(Part.TRAINING), split.images(Part.VALIDATION));
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        listener.trained(trained, time);
        try (TorchScorer scorer = TorchScorer.of(model, trained.weights())) {
            Evaluation test = scored(split, Part.TEST, scorer).evaluate();
            listener.evaluated(test);
            PackedModel packed = pack(pool, split, scorer, trained, test);
            listener.packed(packed);
            return new TrainedModel(packed, split, trained, time, test);
        } catch (PackageRefused e) {
            throw new IllegalStateException("Weights that were just trained do not fit their own network", e);
        }
    }

    private PackedModel pack(
            LabelledImages pool, DataSplit split, TorchScorer scorer, TrainingResult trained, Evaluation test)
            throws IOException, PackageRefused {
        BaseData base = new BaseData(pool.sha256(), split.sizes(), split.seed(), options.encodings());
        Provenance provenance = Provenance.ofThisProcess(
                        options.training().seed(),
                        base.dataHash(),
                        options.packaging().gitCommit(),
                        clock.instant(),
                        Optional.empty())
                .withSettings(settings(base));
        return new Packaging(options.packaging())
                .pack(
                        scorer,
                        trained.weights(),
                        provenance,
                        Metrics.of(trained, test),
                        normal(split, scorer, trained.weights()),
                        split.images(Part.VALIDATION),
                        listener::calibrated);
    }

    private NormalImages normal(DataSplit split, TorchScorer scorer, Weights weights) throws PackageRefused {
        EncodedImages validation = EncodedImages.of(split, Part.VALIDATION, mix(split));
        ScoredImages forEdges = ScoredImages.of(validation, scorer, batchScorer);
        OutlierModel outliers = OutlierFit.of(scorer, validation.images());
        try (Scorer telling = TorchScorer.of(scorer.spec(), weights, Optional.of(outliers))) {
            ScoredImages forCounts = scored(split, Part.REFERENCE, telling);
            return NormalImages.of(
                    forEdges.outcomes(), forCounts.outcomes(), forEdges.accuracyReference(forCounts), outliers);
        }
    }

    private Map<String, String> settings(BaseData base) {
        Map<String, String> settings = new TreeMap<>(base.settings());
        settings.putAll(options.training().settings());
        return settings;
    }

    private ScoredImages scored(DataSplit split, Part part, Scorer scorer) {
        return ScoredImages.of(EncodedImages.of(split, part, mix(split)), scorer, batchScorer);
    }

    private EncodingMix mix(DataSplit split) {
        return EncodingMix.parse(options.encodings(), split.seed());
    }
}
