package io.plumbline.trainer.study;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.pack.Provenance;
import io.plumbline.trainer.document.Page;
import io.plumbline.trainer.tracking.RunStart;
import io.plumbline.trainer.tracking.RunTags;
import io.plumbline.trainer.tracking.TrackedRun;
import io.plumbline.trainer.tracking.Tracking;
import io.plumbline.trainer.tracking.epoch.TrackedEpochs;
import io.plumbline.trainer.training.EpochResult;
import io.plumbline.trainer.training.TrainingListener;
import io.plumbline.trainer.training.TrainingOptions;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps each training of a study as a run, and each study as one more, with its pages.
 *
 * @param tracking where; nowhere if empty
 * @param experiment that runs belong to
 * @param gitCommit of the code that trains, or {@code unknown}
 */
public record StudyTracking(Optional<Tracking> tracking, String experiment, String gitCommit, InstantSource clock) {

    private static final String KIND = "study";

    /** One training's run, if it is kept. */
    final class Tracked implements TrainingListener {

        private final Optional<TrackedRun> run;
        private final Optional<TrackedEpochs> epochs;

        private Tracked(Optional<TrackedRun> run) {
            this.run = run;
            this.epochs = run.map(kept -> new TrackedEpochs(kept, clock));
        }

        @Override
        public void epochDone(EpochResult result) {
            epochs.ifPresent(each -> each.epochDone(result));
        }

        void finished(Trial trial) {
            run.ifPresent(kept -> {
                kept.metrics(
                        trial.epochs().size(),
                        Map.of(
                                "testAccuracy", trial.testAccuracy(),
                                "finalTrainingLoss", trial.trainingLoss(),
                                "trainingSeconds", trial.seconds()));
                epochs.orElseThrow().drawCurves();
                kept.finished();
            });
        }

        void failed(RuntimeException why) {
            run.ifPresent(kept -> kept.failed(String.valueOf(why.getMessage())));
        }
    }

    Tracked start(StudyName study, Variant variant, TrainingOptions options, String dataHash) {
        Map<String, String> parameters = new TreeMap<>(options.settings());
        parameters.put("study", study.toString());
        parameters.put("study.variant", variant.title());
        parameters.put("model", variant.architecture().name());
        variant.architecture()
                .hyperparameters()
                .forEach((name, value) -> parameters.put("model." + name, Double.toString(value)));
        String name =
                "%s: %s, rate %s, seed %d".formatted(study, variant.title(), options.learningRate(), options.seed());
        return new Tracked(start(name, parameters, options.seed(), dataHash));
    }

    /** Keeps a study's page. */
    void page(StudyName study, Page page, StudyFindings.Circumstances circumstances) {
        start("study " + study, Map.of("study", study.toString()), 0, circumstances.dataHash())
                .ifPresent(run -> {
                    run.artifact(study + ".html", page.html().getBytes(UTF_8));
                    run.artifact(study + ".md", page.markdown(".").getBytes(UTF_8));
                    page.pictures()
                            .forEach(picture -> run.artifact(
                                    picture.name(), picture.plot().toString().getBytes(UTF_8)));
                    run.finished();
                });
    }

    private Optional<TrackedRun> start(String name, Map<String, String> parameters, long seed, String dataHash) {
        return tracking.map(kept -> {
            Provenance origin = Provenance.ofThisProcess(seed, dataHash, gitCommit, clock.instant(), Optional.empty());
            return kept.start(RunStart.now(experiment, name, clock.instant(), parameters, RunTags.of(KIND, origin)));
        });
    }
}
