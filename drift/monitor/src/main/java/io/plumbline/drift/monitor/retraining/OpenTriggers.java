package io.plumbline.drift.monitor.retraining;

import io.plumbline.contract.retraining.RetrainingTrigger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which requests wait for their verdict, whoever made them: as long as one does, no other is made for that model. Immutable.
 *
 * @param byModel the id of the newest request that waits, by the id of the model
 * @param answered the ids of the requests answered last, for a verdict may be heard of before its trigger is
 */
public record OpenTriggers(Map<String, String> byModel, List<String> answered) {

    private static final int MOST_ANSWERED = 64;

    public OpenTriggers {
        byModel = Collections.unmodifiableMap(new TreeMap<>(byModel));
        answered = List.copyOf(answered);
    }

    public static OpenTriggers none() {
        return new OpenTriggers(Map.of(), List.of());
    }

    boolean isOpen(String modelId) {
        return byModel.containsKey(modelId);
    }

    /** Somebody has asked. */
    OpenTriggers asked(RetrainingTrigger trigger) {
        if (answered.contains(trigger.triggerId())) {
            return this;
        }
        Map<String, String> open = new TreeMap<>(byModel);
        open.put(trigger.modelId(), trigger.triggerId());
        return new OpenTriggers(open, answered);
    }

    /** The request with this id has its verdict. */
    OpenTriggers answered(String triggerId) {
        Map<String, String> open = new TreeMap<>(byModel);
        open.values().removeIf(triggerId::equals);
        List<String> known = new ArrayList<>(answered);
        known.remove(triggerId);
        known.add(triggerId);
        return new OpenTriggers(open, known.subList(Math.max(0, known.size() - MOST_ANSWERED), known.size()));
    }
}
