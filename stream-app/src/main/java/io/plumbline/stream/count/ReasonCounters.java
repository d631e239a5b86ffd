package io.plumbline.stream.count;

import io.plumbline.contract.rejection.RejectionReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts rejections by reason, from any thread. */
final class ReasonCounters {

    private final Map<RejectionReason, LongAdder> counts = new EnumMap<>(RejectionReason.class);

    ReasonCounters() {
        for (RejectionReason reason : RejectionReason.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    void add(RejectionReason reason) {
        counts.get(reason).increment();
    }

    /** Those that occurred. */
    Map<RejectionReason, Long> snapshot() {
        EnumMap<RejectionReason, Long> occurred = new EnumMap<>(RejectionReason.class);
        counts.forEach((reason, count) -> {
            if (count.sum() > 0) {
                occurred.put(reason, count.sum());
            }
        });
        return occurred;
    }
}
