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
 * request before may have come to nothing; but {@value #MOST_ATTEMPTS} times at most, counted anew when a person asks, and never
 * while a request for the same model waits for its verdict. A model has one open episode at most.
 * Immutable.
 *
 * @param lastAt the time of the last request
 * @param attempts how often each open episode has asked, by its id
 * @param open which requests wait for their verdict
 * @param before how often each had asked when a person asked last, if one has: only later attempts count against the limit
 */
public record Requests(
        Optional<Instant> lastAt,
        Map<String, Integer> attempts,
        OpenTriggers open,
        Optional<Map<String, Integer>> before) {

    static final int MOST_ATTEMPTS = 3;

    public Requests {
        attempts = Collections.unmodifiableMap(new TreeMap<>(attempts));
        before = before.map(counts -> Collections.unmodifiableMap(new TreeMap<>(counts)));
    }

    public static Requests none() {
        return new Requests(Optional.empty(), Map.of(), OpenTriggers.none(), Optional.empty());
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
        int attempt = attempts.getOrDefault(episode.id(), 0) + 1;
        int counted = attempt
                - before.map(counts -> counts.getOrDefault(episode.id(), 0)).orElse(0);
        if (policy.mode() == Mode.OFF || !episode.confirmed() || counted > MOST_ATTEMPTS) {
            return unchanged();
        }
        if (isCoolingDown(at, policy) || open.isOpen(episode.modelId())) {
            return unchanged();
        }
        Map<String, Integer> asked = new TreeMap<>(attempts);
        asked.put(episode.id(), attempt);
        RetrainingTrigger trigger = new RetrainingTrigger(
                triggerId(episode, attempt),
                episode.modelId(),
                episode.accuracy().isPresent() ? Cause.ACCURACY_FELL : Cause.DRIFT_CONFIRMED,
                Optional.of(episode.id()),
                episode.sources(),
                at);
        OpenTriggers nowOpen = policy.mode() == Mode.ON ? open.asked(trigger) : open;
        return new Step(new Requests(Optional.of(at), asked, nowOpen, before), Optional.of(trigger));
    }

    /** The same, without what is known of episodes that have ended. */
    public Requests keeping(Set<String> openEpisodeIds) {
        Map<String, Integer> kept = new TreeMap<>(attempts);
        kept.keySet().retainAll(openEpisodeIds);
        return new Requests(lastAt, kept, open, before);
    }

    /** The same, once a request is known, whoever made it. */
    public Requests asked(RetrainingTrigger trigger) {
        OpenTriggers nowOpen = open.asked(trigger);
        boolean byHand = trigger.cause() == Cause.BY_HAND && !nowOpen.equals(open);
        return new Requests(lastAt, attempts, nowOpen, byHand ? Optional.of(attempts) : before);
    }

    /** The same, once the request with this id has its verdict. */
    public Requests answered(String triggerId) {
        return new Requests(lastAt, attempts, open.answered(triggerId), before);
    }

    private static String triggerId(Episode episode, int attempt) {
        return "retrain-" + episode.id() + (attempt == 1 ? "" : "-attempt-" + attempt);
    }

    private boolean isCoolingDown(Instant at, RetrainingPolicy policy) {
        return lastAt.filter(last -> at.isBefore(last.plus(policy.cooldown()))).isPresent();
    }
}
