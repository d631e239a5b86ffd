package io.plumbline.stream.champion;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Whoever could not be loaded is left alone for a minute, and for twice as long after each further failure, until it is announced
 * otherwise. For one thread at a time.
 */
final class Failures {

    static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);

    private final Duration longestPause;
    private final InstantSource clock;
    private final Map<ModelAnnouncement, Failure> last = new HashMap<>();

    /** @param longestPause at most, a minute or longer */
    Failures(Duration longestPause, InstantSource clock) {
        this.longestPause = longestPause;
        this.clock = clock;
    }

    /** One that could not be loaded: for how long it is left alone, and until when. */
    private record Failure(Duration pause, Instant until) {}

    /** Forgets whoever stands otherwise on the ledger by now. */
    void follow(ModelLedger ledger) {
        last.keySet().retainAll(ledger.announcements());
    }

    /**
     * Takes note that this one could not be loaded.
     *
     * @return how long to wait until it is tried again
     */
    Duration add(ModelAnnouncement announcement) {
        Failure before = last.get(announcement);
        Duration longer = before == null ? SHORTEST_PAUSE : before.pause().multipliedBy(2);
        Duration pause = longer.compareTo(longestPause) > 0 ? longestPause : longer;
        last.put(announcement, new Failure(pause, clock.instant().plus(pause)));
        return pause;
    }

    /** This model could be loaded. */
    void forget(String modelId) {
        last.keySet().removeIf(failed -> failed.modelId().equals(modelId));
    }

    /** Whether this one has failed, and is not to be tried yet. */
    boolean isLeftAlone(ModelAnnouncement announcement) {
        Failure failure = last.get(announcement);
        return failure != null && clock.instant().isBefore(failure.until());
    }

    /** Whether this one has failed, and it is time to try it again. */
    boolean isDue(ModelAnnouncement announcement) {
        return last.containsKey(announcement) && !isLeftAlone(announcement);
    }
}
