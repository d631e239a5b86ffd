package io.plumbline.trainer.retraining;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.contract.topic.Topics;
import io.plumbline.trainer.retraining.shadow.Looks;
import io.plumbline.trainer.retraining.shadow.SideBySide;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;

/**
 * Looks after a champion that its predecessor guards, whoever promoted it: compares both on the images that both score, and says
 * when the predecessor is to come back or the guard is over. All that it must remember stands on {@code models}. For one thread.
 */
final class GuardDuty implements AutoCloseable {

    /** A long way to read must not keep triggers waiting. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

    private final KafkaConnection connection;
    private final Topics topics;
    private final PromotionOptions options;
    private final LedgerFollower follower;
    private final InstantSource clock;
    private final BooleanSupplier stopped;
    private Optional<Watch> watch = Optional.empty();
    private Optional<ModelAnnouncement> stray = Optional.empty();

    GuardDuty(
            KafkaConnection connection,
            Topics topics,
            PromotionOptions options,
            LedgerFollower follower,
            InstantSource clock,
            BooleanSupplier stopped) {
        this.connection = connection;
        this.topics = topics;
        this.options = options;
        this.follower = follower;
        this.clock = clock;
        this.stopped = stopped;
    }

    /** What is being compared. */
    private record Watch(SideBySide both, Looks looks) {}

    /**
     * Takes one look.
     *
     * @return what is to be written, if anything is decided; it is said again until the ledger shows it
     * @throws KafkaException if the cluster cannot be read
     */
    Optional<Together> look() {
        ModelLedger ledger = follower.poll(Duration.ZERO);
        Optional<ModelAnnouncement> guard = ledger.guard();
        if (guard.isEmpty()) {
            close();
            return Optional.empty();
        }
        Optional<ModelAnnouncement> champion = guardedBy(guard.get(), ledger);
        if (champion.isEmpty()) {
            close();
            return isStillStray(guard.get())
                    ? Optional.of(Wording.unguardedByOthers(ledger, clock.instant()))
                    : Optional.empty();
        }
        return look(champion.get(), guard.get(), ledger);
    }

    /**
     * Whoever changes models by hand writes one record after the other, and retires the one on guard a moment after it named a
     * champion; retired once more, and later than others, it would be taken for the one to roll back to.
     */
    private boolean isStillStray(ModelAnnouncement guard) {
        boolean before = stray.equals(Optional.of(guard));
        stray = Optional.of(guard);
        return before;
    }

    /** The champion, if it came when this one went on guard, and nobody else has its seat. */
    private static Optional<ModelAnnouncement> guardedBy(ModelAnnouncement guard, ModelLedger ledger) {
        return ledger.champion()
                .filter(champion -> !guard.at().isBefore(champion.at()))
                .filter(any -> ledger.shadow().equals(Optional.of(guard)));
    }

    private Optional<Together> look(ModelAnnouncement champion, ModelAnnouncement guard, ModelLedger ledger) {
        Watch current = watching(champion, guard);
        Instant now = clock.instant();
        boolean over = !now.isBefore(guard.at().plus(options.guard()));
        long since = System.nanoTime();
        current.both()
                .readOn(
                        Duration.ZERO,
                        () -> stopped.getAsBoolean() || (!over && System.nanoTime() - since > LONGEST_LOOK.toNanos()));
        Optional<Comparison> found = current.both().labelled();
        if (stopped.getAsBoolean()) {
            return Optional.empty();
        }
        if (found.filter(both -> isWorse(current.looks(), both, over)).isPresent()) {
            return Optional.of(Wording.rolledBack(ledger, champion, guard, found.get(), now));
        }
        return over ? Optional.of(Wording.kept(ledger, champion, guard, found, now)) : Optional.empty();
    }

    private static boolean isWorse(Looks looks, Comparison both, boolean over) {
        return over ? looks.findWorseAtLast(both) : looks.findWorse(both);
    }

    private Watch watching(ModelAnnouncement champion, ModelAnnouncement guard) {
        if (watch.filter(known -> known.both().compares(champion.modelId(), guard.modelId()))
                .isEmpty()) {
            close();
            watch = Optional.of(new Watch(
                    new SideBySide(connection, topics, champion.modelId(), guard.modelId(), guard.at()),
                    new Looks(options.inStream())));
        }
        return watch.get();
    }

    @Override
    public void close() {
        watch.ifPresent(known -> known.both().close());
        watch = Optional.empty();
    }
}
