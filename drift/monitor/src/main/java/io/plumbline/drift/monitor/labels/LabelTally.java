package io.plumbline.drift.monitor.labels;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what became of the labels that this process has read since it started, and says so once for each other fate than joined. */
public final class LabelTally {

    private static final Logger LOG = LoggerFactory.getLogger(LabelTally.class);

    private final Map<LabelFate, LongAdder> counts = new ConcurrentHashMap<>();
    private final Set<LabelFate> said = ConcurrentHashMap.newKeySet();
    private final LongAdder notKept = new LongAdder();

    /** How many labels met each fate that occurred. */
    public Map<LabelFate, Long> counts() {
        Map<LabelFate, Long> now = new EnumMap<>(LabelFate.class);
        counts.forEach((fate, count) -> now.put(fate, count.sum()));
        return now;
    }

    /** How many predictions were not kept for their labels, because as many as are allowed were kept. */
    public long predictionsNotKept() {
        return notKept.sum();
    }

    void add(LabelFate fate, Supplier<String> detail) {
        counts.computeIfAbsent(fate, key -> new LongAdder()).increment();
        if (fate != LabelFate.JOINED && said.add(fate)) {
            LOG.warn("A label does not count ({}): {}. More of the same are counted alone", fate, detail.get());
        }
    }

    void addNotKept(long mostKept) {
        if (notKept.sum() == 0) {
            LOG.warn(
                    "{} predictions of a partition are kept for their labels, as many as are allowed; labels of others are"
                            + " counted as unknown until older ones have expired",
                    mostKept);
        }
        notKept.increment();
    }
}
