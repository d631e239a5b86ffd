package io.plumbline.drift.monitor.retraining;

import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingTrigger.Cause;
import io.plumbline.drift.monitor.episodes.Episode;
import io.plumbline.drift.monitor.retraining.RetrainingPolicy.Mode;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What has been asked for so far. A confirmed episode asks at once, and again after each cooldown that leaves it open, for the
 * request before may have come to nothing; but {@value Attempts#MOST_ATTEMPTS} times at most, counted anew when a person asks, and
 * never while a request for the same model waits for its verdict. A model has one open episode at most. What a dry run would
 * have asked is counted apart, so that it takes nothing away from what is asked when it has ended.
 * Immutable.
 *
 * @param lastAt the time of the last request
 * @param attempts how often each open episode has asked, by its id
 * @param open which requests wait for their verdict
 * @param before how often each had asked when a person asked last, if one has: only later attempts count against the limit
 * @param dry what a dry run would have asked, if there was one
 */
public record Requests(
        Optional<Instant> lastAt,
        Map<String, Integer> attempts,
        OpenTriggers open,
        Optional<Map<String, Integer>> before,
        Optional<Attempts> dry) {

    public Requests {
        attempts = Collections.unmodifiableMap(new TreeMap<>(attempts));
        before = before.map(counts -> Collections.unmodifiableMap(new TreeMap<>(counts)));
    }

    public static Requests none() {
        return new Requests(Optional.empty(), Map.of(), OpenTriggers.none(), Optional.empty(), Optional.empty());
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
        Attempts made = policy.mode() == Mode.DRY_RUN ? dry.orElseGet(Attempts::none) : new Attempts(lastAt, attempts);
        int uncounted = policy.mode() == Mode.DRY_RUN
                ? 0
                : before.map(counts -> counts.getOrDefault(episode.id(), 0)).orElse(0);
        if (policy.mode() == Mode.OFF
                || !episode.confirmed()
                || !made.allow(episode, at, policy, uncounted)
                || open.isOpen(episode.modelId(), at)) {
            return unchanged();
        }
        RetrainingTrigger trigger = new RetrainingTrigger(
                triggerId(episode, made.next(episode)),
                episode.modelId(),
                episode.accuracy().isPresent() ? Cause.ACCURACY_FELL : Cause.DRIFT_CONFIRMED,
                Optional.of(episode.id()),
                episode.sources(),
                at);
        Attempts now = made.after(episode, at);
        Requests next = policy.mode() == Mode.DRY_RUN
                ? new Requests(lastAt, attempts, open, before, Optional.of(now))
                : new Requests(now.lastAt(), now.byEpisode(), open.asked(trigger), before, dry);
        return new Step(next, Optional.of(trigger));
    }

    /** The same, without what is known of episodes that have ended. */
    public Requests keeping(Set<String> openEpisodeIds) {
        Attempts kept = new Attempts(lastAt, attempts).keeping(openEpisodeIds);
        return new Requests(
                lastAt, kept.byEpisode(), open, before, dry.map(rehearsed -> rehearsed.keeping(openEpisodeIds)));
    }

    /** The same, once a request is known, whoever made it. */
    public Requests asked(RetrainingTrigger trigger) {
        OpenTriggers nowOpen = open.asked(trigger);
        boolean byHand = trigger.cause() == Cause.BY_HAND && !nowOpen.equals(open);
        return new Requests(lastAt, attempts, nowOpen, byHand ? Optional.of(attempts) : before, dry);
    }

    /** The same, once the request with this id has its verdict. */
    public Requests answered(String triggerId) {
        return new Requests(lastAt, attempts, open.answered(triggerId), before, dry);
    }

    private static String triggerId(Episode episode, int attempt) {
        return "retrain-" + episode.id() + (attempt == 1 ? "" : "-attempt-" + attempt);
    }
}
