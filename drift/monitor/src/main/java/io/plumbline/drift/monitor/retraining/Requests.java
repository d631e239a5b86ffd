package io.plumbline.drift.monitor.retraining;

import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.drift.monitor.episodes.Episode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has been asked for so far: each confirmed episode asks once, and a model has one open episode at most. Immutable.
 *
 * @param lastAt the time of the last request
 * @param episodeIds the open episodes that have asked
 */
public record Requests(Optional<Instant> lastAt, Set<String> episodeIds) {

    public Requests {
        episodeIds = Set.copyOf(episodeIds);
    }

    public static Requests none() {
        return new Requests(Optional.empty(), Set.of());
    }

    /**
     * What has been asked for after looking at an episode.
     *
     * @param trigger the request to send now, if there is one
     */
    public record Step(Requests next, Optional<RetrainingTrigger> trigger) {}

    /** Asks for nothing. */
    public Step unchanged() {
        return new Step(this, Optional.empty());
    }

    /**
     * Asks for a new model if the policy lets this episode ask now.
     *
     * @param episode the open episode of the champion
     * @param at the time stamp of the newest prediction judged
     */
    public Step consider(Episode episode, Instant at, RetrainingPolicy policy) {
        if (!policy.enabled()
                || !episode.confirmed()
                || episodeIds.contains(episode.id())
                || isCoolingDown(at, policy)) {
            return unchanged();
        }
        Set<String> asked = new TreeSet<>(episodeIds);
        asked.add(episode.id());
        RetrainingTrigger trigger = new RetrainingTrigger(
                "retrain-" + episode.id(),
                episode.modelId(),
                RetrainingTrigger.Cause.DRIFT_CONFIRMED,
                Optional.of(episode.id()),
                episode.sources(),
                at);
        return new Step(new Requests(Optional.of(at), asked), Optional.of(trigger));
    }

    /** The same, without what is known of episodes that have ended. */
    public Requests keeping(Set<String> openEpisodeIds) {
        Set<String> kept = new TreeSet<>(episodeIds);
        kept.retainAll(openEpisodeIds);
        return new Requests(lastAt, kept);
    }

    private boolean isCoolingDown(Instant at, RetrainingPolicy policy) {
        return lastAt.filter(last -> at.isBefore(last.plus(policy.cooldown()))).isPresent();
    }
}
