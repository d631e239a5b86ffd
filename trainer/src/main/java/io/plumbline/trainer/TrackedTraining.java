package io.plumbline.trainer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.pack.PackedModel;
import io.plumbline.model.pack.Provenance;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.diagnosis.Diagnosis;
import io.plumbline.trainer.evaluation.Evaluation;
import io.plumbline.trainer.packaging.BaseData;
import io.plumbline.trainer.tracking.RunStart;
import io.plumbline.trainer.tracking.RunTags;
import io.plumbline.trainer.tracking.TrackedRun;
import io.plumbline.trainer.tracking.Tracking;
import io.plumbline.trainer.tracking.epoch.TrackedEpochs;
import io.plumbline.trainer.training.EpochResult;
import io.plumbline.trainer.training.TrainingResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a {@link TrainJob} as a run: what its manifest will say of its origin, each epoch, the test, the learning curves, the
 * confusion matrix and the package.
 */
public final class TrackedTraining implements TrainJobListener {

    private static final double MILLIS_TO_SECONDS = 1e-3;

    private final TrackedRun run;
    private final TrackedEpochs epochs;

    private TrackedTraining(TrackedRun run, InstantSource clock) {
        this.run = run;
        this.epochs = new TrackedEpochs(run, clock);
    }

    /**
     * Begins a run.
     *
     * @param experiment that it belongs to
     * @param pool what is learnt from
     */
    public static TrackedTraining start(
            Tracking tracking, String experiment, TrainJobOptions options, LabelledImages pool, InstantSource clock) {
        BaseData base = options.base(pool);
        Provenance origin = Provenance.ofThisProcess(
                base.seed(), base.dataHash(), options.packaging().gitCommit(), clock.instant(), Optional.empty());
        Map<String, String> parameters = options.parameters(base);
        String name = "%s, seed %d".formatted(options.packaging().name(), base.seed());
        return new TrackedTraining(
                tracking.start(
                        RunStart.now(experiment, name, clock.instant(), parameters, RunTags.of("training", origin))),
                clock);
    }

    @Override
    public void epochDone(EpochResult result) {
        epochs.epochDone(result);
    }

    @Override
    public void trained(TrainingResult result, Duration time) {
        run.metrics(epochs.count(), Map.of("trainingSeconds", time.toMillis() * MILLIS_TO_SECONDS));
        epochs.drawCurves();
    }

    @Override
    public void evaluated(Evaluation test) {
        run.metrics(epochs.count(), Map.of("testLoss", test.loss(), "testAccuracy", test.accuracy()));
        run.artifact("confusion-matrix.txt", "%s%n".formatted(test.confusion()).getBytes(UTF_8));
    }

    @Override
    public void diagnosed(Diagnosis diagnosis) {
        run.metrics(epochs.count(), diagnosis.metrics());
        run.artifact("diagnosis.txt", "%s%n".formatted(diagnosis).getBytes(UTF_8));
    }

    @Override
    public void packed(PackedModel model) {
        run.packed(model);
        run.tags(Map.of(RunTags.MODEL_ID, model.id().toString()));
        run.finished();
    }

    /** The training has come to nothing. */
    public void failed(Exception why) {
        run.failed(why.getMessage() == null ? why.toString() : why.getMessage());
    }
}
