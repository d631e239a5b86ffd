package io.plumbline.trainer.retraining;

import io.plumbline.contract.json.Json;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelId;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingEvent.Kind;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import io.plumbline.model.pack.PackageFiles;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.model.pack.Provenance;
import io.plumbline.trainer.tracking.ModelAliases;
import io.plumbline.trainer.tracking.RunStart;
import io.plumbline.trainer.tracking.RunTags;
import io.plumbline.trainer.tracking.TrackedRun;
import io.plumbline.trainer.tracking.Tracking;
import io.plumbline.trainer.tracking.UndecidedRun;
import io.plumbline.trainer.tracking.epoch.TrackedEpochs;
import io.plumbline.trainer.training.EpochResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is done for each trigger as a run: the epochs, champion and challenger on the same images, the verdict, and the
 * package of a challenger that was promoted, which becomes champion in the registry. Of one thread's retraining.
 */
public final class TrackedRetraining implements RetrainingListener {

    private static final Logger LOG = LoggerFactory.getLogger(TrackedRetraining.class);

    private final Tracking tracking;
    private final String experiment;
    private final RetrainingOptions options;
    private final InstantSource clock;
    private final List<UndecidedRun> undecided = new ArrayList<>();
    private Optional<Tracked> current = Optional.empty();

    /**
     * Keeps what is done from now on.
     *
     * @param experiment that the runs belong to
     */
    public TrackedRetraining(Tracking tracking, String experiment, RetrainingOptions options, InstantSource clock) {
        this.tracking = tracking;
        this.experiment = experiment;
        this.options = options;
        this.clock = clock;
    }

    @Override
    public void triggered(RetrainingTrigger trigger) {
        long seed = FineTuning.seed(trigger);
        Map<String, String> parameters =
                new TreeMap<>(options.fineTuning().training(seed).settings());
        parameters.putAll(options.settings());
        // Which data the champion learnt from is known to its own run.
        Provenance origin = Provenance.ofThisProcess(
                seed, "", options.gitCommit(), clock.instant(), Optional.of(trigger.modelId()));
        Map<String, String> tags = RunTags.of("retraining", origin);
        tags.put("plumbline.triggerId", trigger.triggerId());
        TrackedRun run = tracking.start(
                RunStart.now(experiment, "retrain " + trigger.triggerId(), clock.instant(), parameters, tags));
        current = Optional.of(new Tracked(run, new TrackedEpochs(run, clock), Optional.empty()));
    }

    @Override
    public void epochDone(EpochResult result) {
        current.ifPresent(tracked -> tracked.epochs().epochDone(result));
    }

    @Override
    public void measured(Comparison recent, Comparison base) {
        current.ifPresent(tracked -> {
            tracked.epochs().drawCurves();
            Map<String, Double> figures = new TreeMap<>();
            addTo(figures, "recent", recent);
            addTo(figures, "base", base);
            tracked.run().metrics(tracked.epochs().count(), figures);
        });
    }

    private static void addTo(Map<String, Double> figures, String images, Comparison comparison) {
        figures.put(images + ".images", (double) comparison.images());
        figures.put(images + ".championAccuracy", comparison.championAccuracy());
        figures.put(images + ".challengerAccuracy", comparison.challengerAccuracy());
        figures.put(images + ".pValue", comparison.pValue());
    }

    /** From here on a killed process may or may not have given the verdict. */
    @Override
    public void deciding(RetrainingVerdict verdict) {
        current.ifPresent(tracked -> {
            tracked.run().undecided(decision(verdict));
            current = Optional.of(new Tracked(tracked.run(), tracked.epochs(), Optional.of(decision(verdict))));
        });
    }

    @Override
    public void interrupted(KafkaException why, Duration pause) {
        current.ifPresent(tracked -> tracked.decision()
                .ifPresentOrElse(
                        decision -> undecided.add(new UndecidedRun(decision, tracked.run())), () -> tracked.run()
                                .failed("Kafka failed, and the trigger is taken up again: " + why.getMessage())));
        current = Optional.empty();
    }

    /** Says what came of verdicts that an earlier process, or this one before Kafka failed, was about to give. */
    @Override
    public void opened(Supplier<List<RetrainingVerdict>> verdicts) {
        undecided.addAll(tracking.undecided());
        if (undecided.isEmpty()) {
            return;
        }
        Map<String, RetrainingVerdict> given = verdicts.get().stream()
                .collect(Collectors.toMap(TrackedRetraining::decision, verdict -> verdict, (first, again) -> first));
        for (UndecidedRun each : undecided) {
            if (given.containsKey(each.decision())) {
                end(each.run(), given.get(each.decision()));
            } else {
                each.run().failed("Its verdict was not given, and the trigger was left to be taken up again");
            }
        }
        undecided.clear();
    }

    /** Another verdict on the same trigger is of another time. */
    private static String decision(RetrainingVerdict verdict) {
        return "the verdict on %s of %s".formatted(verdict.triggerId(), verdict.at());
    }

    @Override
    public void judged(RetrainingVerdict verdict) {
        current.ifPresent(tracked -> end(tracked.run(), verdict));
        current = Optional.empty();
    }

    /** The end comes last, so that nothing is missing from a run that has one. */
    private void end(TrackedRun run, RetrainingVerdict verdict) {
        run.artifact("verdict.json", Json.writeIndented(verdict));
        run.tags(Map.of("plumbline.outcome", verdict.outcome().name(), "plumbline.explanation", verdict.explanation()));
        verdict.challengerId().map(ModelId::parse).ifPresent(challenger -> keep(challenger, run));
        moveAliases(verdict);
        if (verdict.outcome() == Outcome.TRAINING_FAILED) {
            run.failed(verdict.explanation());
        } else {
            run.finished();
        }
    }

    /** Where a kill came between an announcement and the move of its alias, it is made up for. */
    @Override
    public void standing(ModelAnnouncement champion, Optional<ModelAnnouncement> predecessor) {
        new ModelAliases(tracking).champion(champion.id(), predecessor.map(ModelAnnouncement::id), champion.at());
    }

    @Override
    public void happened(RetrainingEvent event) {
        if (event.kind() == Kind.ROLLED_BACK) {
            new ModelAliases(tracking)
                    .champion(
                            ModelId.parse(event.challengerId().orElseThrow()),
                            Optional.of(ModelId.parse(event.championId())),
                            event.at());
        }
    }

    private void moveAliases(RetrainingVerdict verdict) {
        if (verdict.outcome() == Outcome.AWAITS_APPROVAL) {
            new ModelAliases(tracking)
                    .challenging(ModelId.parse(verdict.challengerId().orElseThrow()), verdict.at());
        } else if (verdict.promoted()) {
            new ModelAliases(tracking)
                    .champion(
                            ModelId.parse(verdict.challengerId().orElseThrow()),
                            Optional.of(ModelId.parse(verdict.championId())),
                            verdict.at());
        }
    }

    private void keep(ModelId challenger, TrackedRun run) {
        Path file = PackageFiles.in(options.packages(), challenger);
        run.tags(Map.of(RunTags.MODEL_ID, challenger.toString()));
        try {
            run.packed(new PackedModel(challenger, file, Files.size(file)));
        } catch (IOException e) {
            LOG.warn("The package of {} is not tracked: {}", challenger.shortForm(), e.toString());
        }
    }

    /** @param decision what is being decided, once something is */
    private record Tracked(TrackedRun run, TrackedEpochs epochs, Optional<String> decision) {}
}
