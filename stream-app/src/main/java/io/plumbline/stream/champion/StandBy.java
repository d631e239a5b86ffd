package io.plumbline.stream.champion;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Who is to be loaded so that a rollback is quick: the one that the ledger would go back to. Whoever cannot be had is tried
 * again after a pause, and after twice that if it fails once more. For one thread at a time.
 */
final class StandBy {

    static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Champion champion;
    private final InstantSource clock;
    private Optional<ModelAnnouncement> failed = Optional.empty();
    private Duration pause = Duration.ZERO;
    private Instant again = Instant.MIN;

    StandBy(Champion champion, InstantSource clock) {
        this.champion = champion;
        this.clock = clock;
    }

    /** The one to load now, if that is not done. */
    Optional<ModelAnnouncement> next(ModelLedger ledger) {
        return ledger.predecessor()
                .filter(each -> champion.modelId().isPresent())
                .filter(each -> !champion.packages().contains(each.id()))
                .filter(each ->
                        !failed.equals(Optional.of(each)) || !clock.instant().isBefore(again));
    }

    /**
     * Takes note that this one could not be loaded.
     *
     * @return how long to wait until it is tried again
     */
    Duration fail(ModelAnnouncement announcement) {
        Duration longer = pause.multipliedBy(2);
        boolean before = failed.equals(Optional.of(announcement));
        pause = !before ? SHORTEST_PAUSE : longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        failed = Optional.of(announcement);
        again = clock.instant().plus(pause);
        return pause;
    }
}
