package io.plumbline.trainer.retraining;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.fetch.CachedPackages;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.dataset.DataPlace;
import io.plumbline.trainer.packaging.ModelPublisher;
import io.plumbline.trainer.retraining.recent.KafkaRecentSource;
import io.plumbline.trainer.retraining.recent.RecentSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a trigger into its answer: looks up the champion, carries the trigger out, and words the verdict. */
final class Answering implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int VISIBLE_WITHIN_S = 30;
    private static final String BY = "plumbline retrain";
    private static final double NANOS_TO_SECONDS = 1e-9;

    private final KafkaConnection connection;
    private final Topics topics;
    private final RetrainingOptions options;
    private final InstantSource clock;
    private final BooleanSupplier stopped;
    private final Retraining retraining;
    private final LedgerFollower ledger;
    private long malformedLabels;

    Answering(
            KafkaConnection connection,
            Topics topics,
            RetrainingOptions options,
            RetrainingListener listener,
            InstantSource clock,
            BooleanSupplier stopped) {
        this.connection = connection;
        this.topics = topics;
        this.options = options;
        this.clock = clock;
        this.stopped = stopped;
        this.retraining =
                new Retraining(options, () -> DataPlace.of(options.data()).read(), listener, clock, stopped);
        this.ledger = new LedgerFollower(connection, topics.models());
    }

    /**
     * Carries out a trigger.
     *
     * @throws KafkaException if the cluster cannot be read
     * @throws CancellationException if it was stopped
     */
    Answer answer(RetrainingTrigger trigger) {
        long start = System.nanoTime();
        Optional<ModelAnnouncement> champion = championAsked(trigger);
        Finding finding = champion.map(announced -> carryOut(trigger, announced))
                .map(found -> outdatedMeanwhile(trigger, found))
                .orElseGet(() -> Finding.unmeasured(Outcome.OUTDATED, "Outdated: " + whoIsChampion(trigger)));
        double seconds = (System.nanoTime() - start) * NANOS_TO_SECONDS;
        Instant now = clock.instant();
        return new Answer(verdict(trigger, finding, seconds, now), announcements(champion, finding, now));
    }

    /**
     * Waits until announcements that were just committed can be read, which takes until their transaction's markers are
     * written: the next trigger must be judged by the ledger that they left. Waits no longer than {@value #VISIBLE_WITHIN_S} s,
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
        ledger.close();
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

    private Finding carryOut(RetrainingTrigger trigger, ModelAnnouncement announced) {
        try {
            ModelPackage champion = fetch(announced);
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

    private ModelPackage fetch(ModelAnnouncement announced) throws PackageRefused {
        return PackageReader.of(new CachedPackages(options.packages(), options.fetching()).fetch(announced));
    }

    private static RetrainingVerdict verdict(RetrainingTrigger trigger, Finding finding, double seconds, Instant now) {
        return new RetrainingVerdict(
                trigger.triggerId(),
                trigger.modelId(),
                finding.challenger().map(packed -> packed.id().toString()),
                finding.outcome(),
                finding.explanation(),
                finding.recent(),
                finding.base(),
                finding.used(),
                seconds,
                now);
    }

    /** The new champion first: its announcement is the swap, and at no time is there none. */
    private static List<ModelAnnouncement> announcements(
            Optional<ModelAnnouncement> champion, Finding finding, Instant now) {
        if (champion.isEmpty() || finding.challenger().isEmpty()) {
            return List.of();
        }
        PackedModel challenger = finding.challenger().get();
        return List.of(
                ModelPublisher.announcement(challenger, ModelRole.CHAMPION, now, BY, finding.explanation()),
                champion.get().as(ModelRole.RETIRED, now, BY, "Succeeded by " + challenger.id()));
    }
}
