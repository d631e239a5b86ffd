package io.plumbline.trainer.study;

import io.plumbline.model.classify.TorchScorer;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.Weights;
import io.plumbline.model.preprocessing.Preprocessing;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.diagnosis.LabelledLogits;
import io.plumbline.trainer.split.DataSplit;
import io.plumbline.trainer.split.Part;
import io.plumbline.trainer.split.SplitMethod;
import io.plumbline.trainer.training.ComputeDevice;
import io.plumbline.trainer.training.EpochResult;
import io.plumbline.trainer.training.Schedule;
import io.plumbline.trainer.training.Training;
import io.plumbline.trainer.training.TrainingDivergedException;
import io.plumbline.trainer.training.TrainingListener;
import io.plumbline.trainer.training.TrainingOptions;
import io.plumbline.trainer.training.TrainingProgress;
import io.plumbline.trainer.training.TrainingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Carries out one study: chooses learning rates, then trains every variant with every seed. */
final class StudyRun {

    /** The same images are for the same purpose in all trainings, so that test images choose nothing. */
    private static final long SPLIT_SEED = 1;

    /** Not one of those that are measured. */
    private static final long SEED_OF_RATES = 0;

    private static final int BATCH = 128;
    private static final double NANOS_TO_SECONDS = 1e-9;

    private final Study study;
    private final StudyPlan plan;
    private final StudyTracking tracking;
    private final StudyClock clock;
    private final BooleanSupplier stopped;
    private final String dataHash;
    private final DataSplit split;
    private final LabelledImages training;
    private final LabelledImages validation;

    StudyRun(
            Study study,
            StudyPlan plan,
            LabelledImages pool,
            StudyTracking tracking,
            StudyClock clock,
            BooleanSupplier stopped) {
        this.study = study;
        this.plan = plan;
        this.tracking = tracking;
        this.clock = clock;
        this.stopped = stopped;
        this.dataHash = pool.sha256();
        this.split = DataSplit.of(pool, plan.split(study.name()), SPLIT_SEED, SplitMethod.STRATIFIED);
        this.training = split.images(Part.TRAINING);
        this.validation = split.images(Part.VALIDATION);
    }

    /** How many trainings a study takes. */
    static int trainings(Study study, StudyPlan plan) {
        int variants = study.variants().size();
        int choosing = study.sharesRate() ? 1 : variants;
        int rates = study.variants().stream()
                .limit(choosing)
                .mapToInt(variant -> rates(variant, plan).size())
                .sum();
        return rates + variants * plan.seeds();
    }

    private static List<Double> rates(Variant variant, StudyPlan plan) {
        return variant.rates().subList(0, Math.min(plan.rates(), variant.rates().size()));
    }

    StudyFindings run(String measured) {
        long start = System.nanoTime();
        List<RateChoice> choices = new ArrayList<>();
        for (Variant variant : study.variants()) {
            choices.add(study.sharesRate() && !choices.isEmpty() ? choices.get(0) : choice(variant));
        }
        Map<String, List<Trial>> trials = new LinkedHashMap<>();
        study.variants().forEach(variant -> trials.put(variant.title(), new ArrayList<>()));
        // Variants take turns, so that a machine that grows slower or faster does so for all of them.
        for (int seed = 1; seed <= plan.seeds(); seed++) {
            for (int i = 0; i < study.variants().size(); i++) {
                Variant variant = study.variants().get(i);
                trials.get(variant.title()).add(trial(variant, choices.get(i).best(), seed));
            }
        }
        double seconds = (System.nanoTime() - start) * NANOS_TO_SECONDS;
        return new StudyFindings(study, choices.stream().distinct().toList(), trials, circumstances(measured, seconds));
    }

    private RateChoice choice(Variant variant) {
        List<RateChoice.Tried> tried = new ArrayList<>();
        for (double rate : rates(variant, plan)) {
            tried.add(new RateChoice.Tried(rate, lowestLoss(variant, rate)));
        }
        return new RateChoice(variant.title(), tried);
    }

    private double lowestLoss(Variant variant, double rate) {
        try {
            return trial(variant, rate, SEED_OF_RATES).lowestValidationLoss();
        } catch (TrainingDivergedException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private Trial trial(Variant variant, double rate, long seed) {
        ModelSpec model = ModelSpec.of(
                variant.architecture(),
                training.shape(),
                training.labelNames(),
                Preprocessing.unitScale(training.shape()));
        TrainingOptions options = options(variant, rate, seed);
        StudyClock.Ticking ticking = clock.begin(
                study.name(), variant, "%s, rate %s, seed %d".formatted(variant.title(), rate, seed), training.size());
        StudyTracking.Tracked tracked = tracking.start(study.name(), variant, options, dataHash);
        try {
            long start = System.nanoTime();
            TrainingResult result =
                    new Training(model, options, both(ticking, tracked), stopped).fromScratch(training, validation);
            double seconds = (System.nanoTime() - start) * NANOS_TO_SECONDS;
            Trial trial = new Trial(
                    variant.title(),
                    seed,
                    rate,
                    result.epochs(),
                    seconds,
                    logits(model, result.last(), training).loss(1),
                    seed == SEED_OF_RATES ? Double.NaN : testAccuracy(model, result.weights()));
            tracked.finished(trial);
            ticking.ended(trial);
            return trial;
        } catch (RuntimeException e) {
            tracked.failed(e);
            throw e;
        }
    }

    private static TrainingListener both(TrainingListener one, TrainingListener other) {
        return new TrainingListener() {
            @Override
            public void batchDone(TrainingProgress progress) {
                one.batchDone(progress);
                other.batchDone(progress);
            }

            @Override
            public void epochDone(EpochResult result) {
                one.epochDone(result);
                other.epochDone(result);
            }
        };
    }

    private TrainingOptions options(Variant variant, double rate, long seed) {
        int epochs = plan.sizes().get(study.name()).epochs();
        return new TrainingOptions(
                variant.optimizer(),
                rate,
                Schedule.CONSTANT,
                epochs,
                epochs,
                BATCH,
                variant.l2(),
                seed,
                plan.threads(),
                ComputeDevice.CPU);
    }

    private double testAccuracy(ModelSpec model, Weights weights) {
        return logits(model, weights, split.images(Part.TEST)).accuracy();
    }

    private static LabelledLogits logits(ModelSpec model, Weights weights, LabelledImages images) {
        try (TorchScorer scorer = TorchScorer.of(model, weights)) {
            return LabelledLogits.of(images, scorer);
        } catch (PackageRefused e) {
            throw new IllegalStateException("Weights that were just trained do not fit their own network", e);
        }
    }

    private StudyFindings.Circumstances circumstances(String measured, double seconds) {
        return new StudyFindings.Circumstances(
                dataHash,
                training.size(),
                validation.size(),
                plan.testImages(),
                plan.sizes().get(study.name()).epochs(),
                plan.seeds(),
                plan.threads(),
                System.getProperty("java.version"),
                measured,
                seconds);
    }
}
