package io.plumbline.trainer.retraining;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingTrigger.Cause;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.fetch.CachedPackages;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.dataset.DataPlace;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.dataset.PoolOrigin;
import io.plumbline.trainer.retraining.recent.KafkaRecentSource;
import io.plumbline.trainer.retraining.recent.LabelledRanges;
import io.plumbline.trainer.retraining.recent.RecentSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a trigger into its answer: looks up the champion, carries the trigger out, lets the challenger go through its trial if
 * there is one, and words the verdict.
 */
final class Answering implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int VISIBLE_WITHIN_S = 30;
    private static final double NANOS_TO_SECONDS = 1e-9;

    private final KafkaConnection connection;
    private final Topics topics;
    private final RetrainingOptions options;
    private final InstantSource clock;
    private final BooleanSupplier stopped;
    private final Retraining retraining;
    private final Trial trial;
    private final Wording wording;
    private final VerdictLog verdicts;
    private final TrialLog trials;
    private final LedgerFollower ledger;
    private final RetrainingListener listener;
    private long malformedLabels;

    Answering(
            KafkaConnection connection,
            Topics topics,
            RetrainingOptions options,
            RetrainingListener listener,
            InstantSource clock,
            BooleanSupplier stopped,
            VerdictLog verdicts,
            LedgerFollower ledger) {
        this.connection = connection;
        this.topics = topics;
        this.options = options;
        this.clock = clock;
        this.stopped = stopped;
        this.listener = listener;
        this.verdicts = verdicts;
        this.retraining = new Retraining(options, this::basePool, listener, clock, stopped);
        this.trial = new Trial(connection, topics, options.promotion(), listener, clock, stopped);
        this.wording = new Wording(options.promotion().guard());
        this.ledger = ledger;
        this.trials = new TrialLog(connection, topics.retrainingEvents());
    }

    /**
     * Carries out a trigger.
     *
     * @param begin makes what is given visible, without an answer to the trigger
     * @throws KafkaException if the cluster cannot be read
     * @throws CancellationException if it was stopped
     */
    Together answer(RetrainingTrigger trigger, Consumer<Together> begin) {
        long start = System.nanoTime();
        Optional<ModelAnnouncement> champion = championAsked(trigger);
        Finding finding = champion.map(announced -> find(trigger, announced, begin))
                .map(found -> outdatedMeanwhile(trigger, found))
                .orElseGet(() -> Finding.unmeasured(Outcome.OUTDATED, "Outdated: " + whoIsChampion(trigger)));
        double seconds = (System.nanoTime() - start) * NANOS_TO_SECONDS;
        RetrainingVerdict verdict = Wording.verdict(trigger, finding, seconds, clock.instant());
        Optional<String> tried = trials.of(trigger.triggerId()).flatMap(RetrainingEvent::challengerId);
        Together decided = wording.decided(verdict, finding, ledger.readToEnd(), tried);
        return withEnd(decided, verdict);
    }

    /** With this verdict, there may be enough that came to nothing. */
    private Together withEnd(Together decided, RetrainingVerdict verdict) {
        Fruitless before = fruitless(verdict.championId());
        Fruitless after = before.and(verdict);
        int most = options.promotion().mostFruitless();
        return before.reaches(most) || !after.reaches(most)
                ? decided
                : decided.and(RetrainingEvent.of(
                        verdict.championId(),
                        Optional.of(verdict.triggerId()),
                        RetrainingEvent.Kind.STOPPED,
                        after.explanation(),
                        verdict.at()));
    }

    private Fruitless fruitless(String championId) {
        ModelLedger now = ledger.readToEnd();
        return Fruitless.of(verdicts.all(), championId, challenger -> now.find(challenger)
                .filter(found -> found.role() == ModelRole.WITHDRAWN)
                .isPresent());
    }

    /**
     * Waits until announcements that were just committed can be read, which takes until their transaction's markers are
     * written: whatever comes next must be judged by the ledger that they left. Waits no longer than {@value #VISIBLE_WITHIN_S} s,
     * since somebody may have taken a model away meanwhile.
     */
    void awaitVisible(List<ModelAnnouncement> announcements) {
        Instant deadline = clock.instant().plusSeconds(VISIBLE_WITHIN_S);
        while (!stopped.getAsBoolean() && !areVisible(announcements, ledger.poll(POLL))) {
            if (!clock.instant().isBefore(deadline)) {
                LOG.warn(
                        "{} announcements have not become visible within {} s", announcements.size(), VISIBLE_WITHIN_S);
                return;
            }
        }
    }

    /** Whether the ledger knows of each model what was announced, or what came after it. */
    static boolean areVisible(List<ModelAnnouncement> announcements, ModelLedger ledger) {
        return announcements.stream().allMatch(announced -> ledger.find(announced.modelId())
                .filter(known -> !known.at().isBefore(announced.at()))
                .isPresent());
    }

    /** How many records on {@code labels} were no labels, over all triggers. */
    long malformedLabels() {
        return malformedLabels;
    }

    @Override
    public void close() {
        trials.close();
    }

    /** The champion as it stands now, if it is the one that the trigger is about. */
    private Optional<ModelAnnouncement> championAsked(RetrainingTrigger trigger) {
        return ledger.readToEnd().champion().filter(a -> a.modelId().equals(trigger.modelId()));
    }

    /** A challenger that beat a champion of yesterday is not promoted, but what was found about it remains. */
    private Finding outdatedMeanwhile(RetrainingTrigger trigger, Finding found) {
        boolean stands = found.challenger().isEmpty() || championAsked(trigger).isPresent();
        return stands ? found : found.outdated(found.explanation() + " But " + whoIsChampion(trigger));
    }

    private String whoIsChampion(RetrainingTrigger trigger) {
        String champion =
                ledger.readToEnd().champion().map(ModelAnnouncement::modelId).orElse("nobody");
        return "the trigger is about %s; champion is %s.".formatted(trigger.modelId(), champion);
    }

    private Finding find(RetrainingTrigger trigger, ModelAnnouncement champion, Consumer<Together> begin) {
        Optional<RetrainingEvent> begun = trials.of(trigger.triggerId());
        if (begun.isPresent()) {
            return leaveToAPerson(goOn(begun.get()));
        }
        if (trigger.cause() != Cause.BY_HAND) {
            Optional<Finding> nothingToTry = stoppedBefore(trigger).or(() -> stillAwaitingApproval(trigger));
            if (nothingToTry.isPresent()) {
                return nothingToTry.get();
            }
        }
        Finding found = carryOut(trigger, champion);
        boolean isTried =
                found.outcome() == Outcome.PROMOTED && options.promotion().trialImages() > 0;
        return leaveToAPerson(isTried ? tryOut(trigger, found, begin) : found);
    }

    private Optional<Finding> stoppedBefore(RetrainingTrigger trigger) {
        return Optional.of(fruitless(trigger.modelId()))
                .filter(row -> row.reaches(options.promotion().mostFruitless()))
                .map(row -> Finding.unmeasured(Outcome.STOPPED, row.explanation()));
    }

    /** A person has not decided yet about a challenger that was better. */
    private Optional<Finding> stillAwaitingApproval(RetrainingTrigger trigger) {
        ModelLedger now = ledger.readToEnd();
        return verdicts.all().stream()
                .filter(verdict -> verdict.championId().equals(trigger.modelId()))
                .filter(verdict -> verdict.outcome() == Outcome.AWAITS_APPROVAL)
                .reduce((older, newer) -> newer)
                .flatMap(RetrainingVerdict::challengerId)
                .flatMap(now::find)
                .filter(waiting -> waiting.role() == ModelRole.CHALLENGER)
                .flatMap(this::packageOf)
                .map(packed -> Finding.awaiting(packed, howToPromote(packed)));
    }

    private Finding tryOut(RetrainingTrigger trigger, Finding found, Consumer<Together> begin) {
        Together trialBegins =
                Wording.trial(trigger, found, options.promotion().trialImages(), ledger.readToEnd(), clock.instant());
        begin.accept(trialBegins);
        RetrainingEvent begun = trialBegins.events().get(trialBegins.events().size() - 1);
        return found.tried(trial.run(begun, ledger));
    }

    /** Who was killed before left a challenger on trial. */
    private Finding goOn(RetrainingEvent begun) {
        if (begun.recent().isPresent() && begun.base().isPresent()) {
            listener.measured(begun.recent().get(), begun.base().get());
        }
        return begun.challengerId()
                .flatMap(ledger.readToEnd()::find)
                .flatMap(this::packageOf)
                .map(packed -> Finding.begun(begun, packed).tried(trial.run(begun, ledger)))
                .orElseGet(() -> Finding.unmeasured(
                        Outcome.TRIAL_FAILED,
                        "The package of the challenger that was on trial cannot be had any more."));
    }

    private Finding leaveToAPerson(Finding found) {
        return options.promotion().byHand() && found.outcome() == Outcome.PROMOTED
                ? found.awaitingApproval(howToPromote(found.challenger().orElseThrow()))
                : found;
    }

    private static String howToPromote(PackedModel challenger) {
        return "It awaits approval: ./plumbline models promote %s"
                .formatted(challenger.id().shortForm());
    }

    private Optional<PackedModel> packageOf(ModelAnnouncement announced) {
        try {
            return Optional.of(packages().fetch(announced));
        } catch (PackageRefused e) {
            LOG.warn("The package of {} cannot be had: {}", announced.id().shortForm(), e.getMessage());
            return Optional.empty();
        }
    }

    private CachedPackages packages() {
        return new CachedPackages(options.packages(), options.fetching());
    }

    private Finding carryOut(RetrainingTrigger trigger, ModelAnnouncement announced) {
        try {
            ModelPackage champion = PackageReader.of(packages().fetch(announced));
            List<String> labels = champion.manifest().model().labels();
            try (RecentSource source = new KafkaRecentSource(
                    connection,
                    topics,
                    trigger,
                    labels,
                    options.recent().mostImages(),
                    options.recent().mostBytes(),
                    stopped)) {
                try {
                    return retraining.run(trigger, champion, source);
                } finally {
                    malformedLabels += source.malformedLabels();
                }
            }
        } catch (KafkaException | CancellationException e) {
            throw e;
        } catch (PackageRefused | IOException | RuntimeException e) {
            LOG.error("Retraining for {} failed", trigger.triggerId(), e);
            return Finding.unmeasured(
                    Outcome.TRAINING_FAILED,
                    "The retraining failed: "
                            + Optional.ofNullable(e.getMessage()).orElse(e.toString()));
        }
    }

    /** What the champion was trained on, from where it came. */
    private LabelledImages basePool(ModelPackage champion) {
        PoolOrigin origin = PoolOrigin.of(champion.manifest().provenance().settings());
        return origin.kafka()
                .map(there -> new LabelledRanges(connection, topics)
                        .read(
                                there,
                                champion.manifest().model().labels(),
                                champion.manifest().model().inputShape()))
                .orElseGet(() -> new DataPlace(options.data(), origin.shape()).read());
    }
}
