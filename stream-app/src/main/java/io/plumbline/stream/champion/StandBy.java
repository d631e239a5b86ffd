package io.plumbline.stream.champion;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who is to be loaded so that a rollback is quick: the one that the ledger would go back to. Whoever cannot be had is tried
 * again after a pause, and after twice that if it fails once more; meanwhile it is the one before it. For one thread at a time.
 */
final class StandBy {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Champion champion;
    private final Failures failures;

    StandBy(Champion champion, InstantSource clock) {
        this.champion = champion;
        this.failures = new Failures(LONGEST_PAUSE, clock);
    }

    /** The one to load now, if that is not done. */
    Optional<ModelAnnouncement> next(ModelLedger ledger, Predicate<ModelAnnouncement> hasBeenRefused) {
        failures.follow(ledger);
        if (champion.modelId().isEmpty()) {
            return Optional.empty();
        }
        return ledger.predecessors().stream()
                .filter(each -> !hasBeenRefused.test(each) && !failures.isLeftAlone(each))
                .findFirst()
                .filter(each -> !champion.packages().contains(each.id()));
    }

    /**
     * Takes note that this one could not be loaded.
     *
     * @return how long to wait until it is tried again
     */
    Duration fail(ModelAnnouncement announcement) {
        return failures.add(announcement);
    }
}
