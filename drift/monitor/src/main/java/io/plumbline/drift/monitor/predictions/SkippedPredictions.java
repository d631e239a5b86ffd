package io.plumbline.drift.monitor.predictions;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the predictions that were not judged since this process started, and says so once per reason and model. */
public final class SkippedPredictions {

    private static final Logger LOG = LoggerFactory.getLogger(SkippedPredictions.class);

    /** Model ids in malformed predictions may be anything, so what was said is not remembered without bound. */
    private static final int MOST_REMEMBERED = 1_000;

    private final Map<SkipReason, LongAdder> counts = new ConcurrentHashMap<>();
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /** How many were skipped, for each reason that occurred. */
    public Map<SkipReason, Long> counts() {
        Map<SkipReason, Long> now = new EnumMap<>(SkipReason.class);
        counts.forEach((reason, count) -> now.put(reason, count.sum()));
        return now;
    }

    /**
     * Counts more of them.
     *
     * @param predictions how many
     * @param detail what was wrong, for people
     */
    public void add(SkipReason reason, String modelId, long predictions, String detail) {
        counts.computeIfAbsent(reason, key -> new LongAdder()).add(predictions);
        if (said.size() < MOST_REMEMBERED && said.add(reason + " " + modelId)) {
            LOG.warn("Predictions of {} are not judged ({}): {}", modelId, reason, detail);
        }
    }
}
