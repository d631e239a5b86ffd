package io.plumbline.drift.monitor.retraining;

import io.plumbline.contract.retraining.RetrainingTrigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which requests wait for their verdict, whoever made them: as long as one does, no other is made for that model, until it has
 * waited for so long that its verdict must have been lost. Immutable.
 *
 * @param byModel the id of the newest request that waits, by the id of the model
 * @param answered the ids of the requests answered last, for a verdict may be heard of before its trigger is
 * @param askedAt when those that wait were made, by the id of the model; what a version stored that did not note it waits no
 *     longer
 */
public record OpenTriggers(Map<String, String> byModel, List<String> answered, Optional<Map<String, Instant>> askedAt) {

    private static final int MOST_ANSWERED = 64;

    public OpenTriggers {
        byModel = Collections.unmodifiableMap(new TreeMap<>(byModel));
        answered = List.copyOf(answered);
        askedAt = askedAt.map(times -> Collections.unmodifiableMap(new TreeMap<>(times)));
    }

    public static OpenTriggers none() {
        return new OpenTriggers(Map.of(), List.of(), Optional.empty());
    }

    /**
     * Whether a request for this model still waits.
     *
     * @param now the time stamp of the newest prediction judged
     */
    boolean isOpen(String modelId, Instant now) {
        return byModel.containsKey(modelId)
                && askedAt.map(times -> times.get(modelId))
                        .filter(at -> now.isBefore(at.plus(RetrainingTrigger.LONGEST_WAIT)))
                        .isPresent();
    }

    /** Somebody has asked. */
    OpenTriggers asked(RetrainingTrigger trigger) {
        if (answered.contains(trigger.triggerId())) {
            return this;
        }
        Map<String, String> open = new TreeMap<>(byModel);
        open.put(trigger.modelId(), trigger.triggerId());
        Map<String, Instant> times = new TreeMap<>(askedAt.orElseGet(Map::of));
        times.put(trigger.modelId(), trigger.at());
        return new OpenTriggers(open, answered, Optional.of(times));
    }

    /** The request with this id has its verdict. */
    OpenTriggers answered(String triggerId) {
        Map<String, String> open = new TreeMap<>(byModel);
        open.values().removeIf(triggerId::equals);
        List<String> known = new ArrayList<>(answered);
        known.remove(triggerId);
        known.add(triggerId);
        return new OpenTriggers(
                open,
                known.subList(Math.max(0, known.size() - MOST_ANSWERED), known.size()),
                askedAt.map(times -> timesOf(open, times)));
    }

    private static Map<String, Instant> timesOf(Map<String, String> open, Map<String, Instant> times) {
        Map<String, Instant> left = new TreeMap<>(times);
        left.keySet().retainAll(open.keySet());
        return left;
    }
}
