package io.plumbline.drift.monitor.retraining;

import io.plumbline.drift.monitor.episodes.Episode;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How often episodes have asked for a new model, and when one last did. Immutable.
 *
 * @param lastAt the time of the last request
 * @param byEpisode how often each open episode has asked, by its id
 */
public record Attempts(Optional<Instant> lastAt, Map<String, Integer> byEpisode) {

    static final int MOST_ATTEMPTS = 3;

    public Attempts {
        byEpisode = Collections.unmodifiableMap(new TreeMap<>(byEpisode));
    }

    static Attempts none() {
        return new Attempts(Optional.empty(), Map.of());
    }

    /**
     * Whether this episode may ask at this time.
     *
     * @param uncounted how many of its requests do not count against the limit
     */
    boolean allow(Episode episode, Instant at, RetrainingPolicy policy, int uncounted) {
        return next(episode) - uncounted <= MOST_ATTEMPTS
                && lastAt.filter(last -> at.isBefore(last.plus(policy.cooldown())))
                        .isEmpty();
    }

    /** The number of the request that this episode would make, from 1. */
    int next(Episode episode) {
        return byEpisode.getOrDefault(episode.id(), 0) + 1;
    }

    /** This episode has asked once more. */
    Attempts after(Episode episode, Instant at) {
        Map<String, Integer> asked = new TreeMap<>(byEpisode);
        asked.put(episode.id(), next(episode));
        return new Attempts(Optional.of(at), asked);
    }

    /** The same, without what is known of episodes that have ended. */
    Attempts keeping(Set<String> openEpisodeIds) {
        Map<String, Integer> kept = new TreeMap<>(byEpisode);
        kept.keySet().retainAll(openEpisodeIds);
        return new Attempts(lastAt, kept);
    }
}
