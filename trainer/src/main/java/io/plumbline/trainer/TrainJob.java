package io.plumbline.trainer;

import io.plumbline.model.classify.TorchScorer;
import io.plumbline.model.image.EncodingMix;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.model.pack.Provenance;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.diagnosis.Diagnosis;
import io.plumbline.trainer.diagnosis.LabelledLogits;
import io.plumbline.trainer.diagnosis.TemperatureFit;
import io.plumbline.trainer.evaluation.EncodedImages;
import io.plumbline.trainer.evaluation.Evaluation;
import io.plumbline.trainer.packaging.BaseData;
import io.plumbline.trainer.packaging.Packaging;
import io.plumbline.trainer.split.DataSplit;
import io.plumbline.trainer.split.Duplicates;
import io.plumbline.trainer.split.Part;
import io.plumbline.trainer.training.Checkpoints;
import io.plumbline.trainer.training.Training;
import io.plumbline.trainer.training.TrainingResult;
import io.plumbline.trainer.training.TrainingStoppedException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** The whole way from a pool of labelled images to a model package: split, train, evaluate, pack. */
public final class TrainJob {

    /** What the model makes of as many of the images that it learnt from tells how well it learnt them. */
    private static final int MOST_LEARNT_IMAGES = 5_000;

    private final TrainJobOptions options;
    private final TrainJobListener listener;
    private final InstantSource clock;
    private final CheckpointUse checkpointUse;

    /** What is done about checkpoints. */
    public enum CheckpointUse {
        /** None are left. */
        NONE,
        /** One is left beside the packages after each epoch. */
        KEEP,
        /** The same, and what is there is gone on from. */
        RESUME
    }

    /** A job that leaves no checkpoints. */
    public TrainJob(TrainJobOptions options, TrainJobListener listener, InstantSource clock) {
        this(options, listener, clock, CheckpointUse.NONE);
    }

    public TrainJob(
            TrainJobOptions options, TrainJobListener listener, InstantSource clock, CheckpointUse checkpointUse) {
        this.options = options;
        this.listener = listener;
        this.clock = clock;
        this.checkpointUse = checkpointUse;
    }

    /**
     * Goes the way once. If the training is stopped when an epoch or more are done, the best of them is packed, and the
     * checkpoint stays.
     *
     * @param stopped asked before each batch of the training, which ends when it is true
     * @throws TrainingStoppedException if it was stopped before an epoch was done
     * @throws IllegalArgumentException if the pool is too small for the parts, its images for the network, or what is to be
     *     gone on from is another training
     * @throws IOException if the package cannot be written
     */
    public TrainedModel run(LabelledImages pool, BooleanSupplier stopped) throws IOException {
        BaseData base = options.base(pool);
        DataSplit split = DataSplit.of(pool, base.sizes(), base.seed(), base.method());
        listener.splitMade(split);
        ModelSpec model = ModelSpec.of(
                options.architecture(),
                pool.shape(),
                pool.labelNames(),
                options.origin().preprocessing(pool.shape()),
                options.packaging().featureGroups());
        Checkpoints checkpoints = checkpoints(base);
        long start = System.nanoTime();
        TrainingResult trained = train(model, split, checkpoints, stopped);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        listener.trained(trained, time);
        TrainedModel packed = finish(pool, base, split, model, trained, time);
        if (!stopped.getAsBoolean()) {
            checkpoints.delete();
        }
        return packed;
    }

    private TrainingResult train(ModelSpec model, DataSplit split, Checkpoints checkpoints, BooleanSupplier stopped) {
        try {
            return new Training(model, options.training(), listener, stopped)
                    .fromScratch(split.images(Part.TRAINING), split.images(Part.VALIDATION), checkpoints);
        } catch (TrainingStoppedException e) {
            return e.soFar().orElseThrow(() -> e);
        }
    }

    private Checkpoints checkpoints(BaseData base) {
        if (checkpointUse == CheckpointUse.NONE) {
            return Checkpoints.none();
        }
        Provenance origin = provenance(base);
        Map<String, String> settings = options.parameters(base);
        settings.put("dataHash", base.dataHash());
        settings.put("platform", origin.platform());
        origin.versions().forEach((library, version) -> settings.put("version." + library, version));
        return Checkpoints.in(options.packaging().directory(), settings, checkpointUse == CheckpointUse.RESUME);
    }

    private TrainedModel finish(
            LabelledImages pool, BaseData base, DataSplit split, ModelSpec raw, TrainingResult trained, Duration time)
            throws IOException {
        try (TorchScorer uncalibrated = TorchScorer.of(raw, trained.weights())) {
            EncodedImages validationImages = encoded(split, Part.VALIDATION);
            LabelledLogits validation = LabelledLogits.of(validationImages, uncalibrated);
            double temperature = TemperatureFit.of(validation);
            try (TorchScorer scorer = TorchScorer.of(raw.withTemperature(temperature), trained.weights())) {
                LabelledLogits tested = LabelledLogits.of(encoded(split, Part.TEST), uncalibrated);
                Evaluation test = tested.evaluation(pool.labelNames(), temperature);
                listener.evaluated(test);
                Diagnosis diagnosis = Diagnosis.of(
                        LabelledLogits.of(learnt(split), uncalibrated),
                        validation,
                        tested,
                        temperature,
                        options.architecture(),
                        options.training(),
                        trained,
                        split.sizes().training());
                listener.diagnosed(diagnosis);
                PackedModel packed = pack(
                        pool, base, split, validationImages, scorer, trained, Metrics.of(trained, test, diagnosis));
                listener.packed(packed);
                return new TrainedModel(packed, split, trained, time, test, diagnosis);
            }
        } catch (PackageRefused e) {
            throw new IllegalStateException("Weights that were just trained do not fit their own network", e);
        }
    }

    private Provenance provenance(BaseData base) {
        return Provenance.ofThisProcess(
                base.seed(), base.dataHash(), options.packaging().gitCommit(), clock.instant(), Optional.empty());
    }

    private PackedModel pack(
            LabelledImages pool,
            BaseData base,
            DataSplit split,
            EncodedImages validation,
            TorchScorer scorer,
            TrainingResult trained,
            Map<String, Double> metrics)
            throws IOException, PackageRefused {
        return new Packaging(options.packaging())
                .pack(
                        scorer,
                        trained.weights(),
                        provenance(base).withSettings(settings(base, pool, split)),
                        metrics,
                        SplitNormal.of(split, validation, mix(split), scorer, trained.weights()),
                        split.images(Part.VALIDATION),
                        listener::calibrated);
    }

    private Map<String, String> settings(BaseData base, LabelledImages pool, DataSplit split) {
        Map<String, String> settings = new TreeMap<>(base.settings());
        settings.putAll(options.training().settings());
        settings.putAll(options.origin().settings());
        settings.put("data.images", Integer.toString(pool.size()));
        for (int i = 0; i < pool.labelNames().size(); i++) {
            settings.put("data.class." + pool.labelNames().get(i), Integer.toString(pool.classCounts()[i]));
        }
        settings.putAll(Duplicates.in(split).settings());
        return settings;
    }

    private EncodedImages learnt(DataSplit split) {
        return EncodedImages.of(split, Part.TRAINING, mix(split), MOST_LEARNT_IMAGES);
    }

    private EncodedImages encoded(DataSplit split, Part part) {
        return EncodedImages.of(split, part, mix(split));
    }

    private EncodingMix mix(DataSplit split) {
        return EncodingMix.parse(options.encodings(), split.seed());
    }
}
