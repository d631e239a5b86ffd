package io.plumbline.contract.check;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts failures by kind, from any thread. */
public final class FailureCounts {

    private final Map<FailureKind, LongAdder> counts = new EnumMap<>(FailureKind.class);

    public FailureCounts() {
        for (FailureKind kind : FailureKind.values()) {
            counts.put(kind, new LongAdder());
        }
    }

    public void add(Throwable failure) {
        counts.get(FailureKind.of(failure)).increment();
    }

    /** How many of this kind there were. */
    public long of(FailureKind kind) {
        return counts.get(kind).sum();
    }
}
