package io.plumbline.trainer.retraining;

import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.evaluation.EncodedImages;
import io.plumbline.trainer.packaging.BaseData;
import io.plumbline.trainer.retraining.recent.Arrived;
import io.plumbline.trainer.retraining.recent.LabelledRecent;
import io.plumbline.trainer.retraining.recent.RecentImage;
import io.plumbline.trainer.retraining.recent.RecentSource;
import io.plumbline.trainer.retraining.recent.RecentSplit;
import io.plumbline.trainer.split.DataSplit;
import io.plumbline.trainer.split.Part;
import io.plumbline.trainer.training.TrainingResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What happens for one trigger: gather labelled images since the drift began, train a challenger, compare it with the
 * champion, and pack it if it is better. Knows nothing of Kafka but positions.
 */
final class Retraining {

    static final Duration POLL = Duration.ofMillis(500);

    private final RetrainingOptions options;
    private final Function<ModelPackage, LabelledImages> basePool;
    private final RetrainingListener listener;
    private final InstantSource clock;
    private final BooleanSupplier stopped;

    /**
     * Prepares retrainings.
     *
     * @param basePool reads the data that a champion was trained on
     * @param stopped ends whatever goes on with a {@link CancellationException} once it is true
     */
    Retraining(
            RetrainingOptions options,
            Function<ModelPackage, LabelledImages> basePool,
            RetrainingListener listener,
            InstantSource clock,
            BooleanSupplier stopped) {
        this.options = options;
        this.basePool = basePool;
        this.listener = listener;
        this.clock = clock;
        this.stopped = stopped;
    }

    static void requireRunning(BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            throw new CancellationException("The retraining was stopped");
        }
    }

    /**
     * Carries out a trigger.
     *
     * @throws PackageRefused if the champion's network cannot be built
     * @throws IOException if the challenger cannot be written
     * @throws RuntimeException if the base data cannot be had, or the training fails
     */
    Finding run(RetrainingTrigger trigger, ModelPackage champion, RecentSource source)
            throws PackageRefused, IOException {
        List<LabelledRecent> labelled = gather(source);
        if (labelled.size() < options.recent().leastLabelled()) {
            return tooFew(labelled.size());
        }
        RecentSplit recent = RecentSplit.of(labelled, options.recent().judgingShare());
        BaseData baseData = BaseData.of(champion.manifest().provenance());
        DataSplit base = baseData.split(basePool.apply(champion));
        TrainingResult trained = new FineTuning(options.fineTuning(), listener, stopped)
                .run(champion, recent, base, FineTuning.seed(trigger));
        Challenger challenger = new Challenger(trigger, champion, trained, recent, baseData, base);
        try (Contest contest = Contest.of(champion, trained.weights())) {
            return judge(challenger, contest, source);
        }
    }

    private List<LabelledRecent> gather(RecentSource source) {
        Instant deadline = clock.instant().plus(options.recent().patience());
        int wanted = options.recent().leastLabelled();
        int told = -1;
        do {
            source.readOn(POLL);
            requireRunning(stopped);
            if (source.labelledCount() != told) {
                told = source.labelledCount();
                listener.labelsGathered(told, wanted);
            }
        } while (told < wanted && clock.instant().isBefore(deadline));
        return source.labelled();
    }

    private Finding tooFew(int labelled) {
        String explanation =
                "%d labelled images since the drift began were found within %d s; a retraining takes at least %d."
                        .formatted(
                                labelled,
                                options.recent().patience().toSeconds(),
                                options.recent().leastLabelled());
        return Finding.unmeasured(Outcome.TOO_FEW_LABELS, explanation);
    }

    private Finding judge(Challenger challenger, Contest contest, RecentSource source)
            throws PackageRefused, IOException {
        Comparison onRecent =
                contest.compare(Arrived.encoded(challenger.recent().judging()));
        Comparison onBase = contest.compare(EncodedImages.of(
                challenger.base(), Part.TEST, challenger.baseData().mix()));
        listener.measured(onRecent, onBase);
        Gate gate = new Gate(options.gate());
        Finding measured = Finding.measured(
                gate.explain(onRecent, onBase),
                onRecent,
                onBase,
                UsedOffsets.of(List.of(challenger.recent().images())));
        return gate.opensFor(onRecent, onBase) ? pack(challenger, contest, source, measured) : measured;
    }

    private Finding pack(Challenger challenger, Contest contest, RecentSource source, Finding measured)
            throws PackageRefused, IOException {
        NewNormal newNormal = new NewNormal(options.newNormal(), listener, clock, stopped);
        List<RecentImage> normal = newNormal.gather(source, challenger.recent().learntIds());
        if (normal.size() < options.newNormal().leastImages()) {
            return measured.failed(
                    "%s But only %d images for its reference profile arrived within %d s; it takes at least %d."
                            .formatted(
                                    measured.explanation(),
                                    normal.size(),
                                    options.newNormal().patience().toSeconds(),
                                    options.newNormal().leastImages()));
        }
        AccuracyReference accuracy =
                contest.accuracyOfChallenger(Arrived.encoded(challenger.recent().judging()));
        PackedModel packed = new ChallengerPackaging(options, listener, clock)
                .pack(
                        challenger,
                        contest.challenger(),
                        newNormal.scored(
                                normal,
                                contest.challenger(),
                                challenger.trained().weights(),
                                accuracy),
                        measured);
        return measured.promoted(
                packed, UsedOffsets.of(List.of(challenger.recent().images(), normal)));
    }
}
