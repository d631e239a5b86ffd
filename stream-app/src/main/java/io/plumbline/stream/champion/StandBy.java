package io.plumbline.stream.champion;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who is to be loaded so that a rollback is quick: the one that the ledger would go back to. Whoever cannot be had is tried
 * again after a pause, and after twice that if it fails once more; meanwhile it is the one before it. For one thread at a time.
 */
final class StandBy {

    static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Champion champion;
    private final InstantSource clock;
    private final Map<ModelAnnouncement, Failure> failures = new HashMap<>();

    StandBy(Champion champion, InstantSource clock) {
        this.champion = champion;
        this.clock = clock;
    }

    /** That one could not be loaded: for how long it is left alone, and until when. */
    private record Failure(Duration pause, Instant until) {}

    /** The one to load now, if that is not done. */
    Optional<ModelAnnouncement> next(ModelLedger ledger, Predicate<ModelAnnouncement> hasBeenRefused) {
        failures.keySet().retainAll(ledger.announcements());
        if (champion.modelId().isEmpty()) {
            return Optional.empty();
        }
        return ledger.predecessors().stream()
                .filter(each -> !hasBeenRefused.test(each) && !isLeftAlone(each))
                .findFirst()
                .filter(each -> !champion.packages().contains(each.id()));
    }

    private boolean isLeftAlone(ModelAnnouncement announcement) {
        Failure failure = failures.get(announcement);
        return failure != null && clock.instant().isBefore(failure.until());
    }

    /**
     * Takes note that this one could not be loaded.
     *
     * @return how long to wait until it is tried again
     */
    Duration fail(ModelAnnouncement announcement) {
        Failure before = failures.get(announcement);
        Duration longer = before == null ? SHORTEST_PAUSE : before.pause().multipliedBy(2);
        Duration pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        failures.put(announcement, new Failure(pause, clock.instant().plus(pause)));
        return pause;
    }
}
