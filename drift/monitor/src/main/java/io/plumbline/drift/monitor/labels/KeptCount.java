package io.plumbline.drift.monitor.labels;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** How many predictions are kept, to a sixteenth of the time for which they are. */
final class KeptCount {

    private static final int PARTS = 16;

    private final KeyValueStore<Long, Long> store;
    private final long keptMs;
    private final long partMs;
    private final SortedMap<Long, Long> parts = new TreeMap<>();
    private long total;

    /** @param store how many were kept in each part, by its beginning */
    KeptCount(KeyValueStore<Long, Long> store, LabelSettings settings) {
        this.store = store;
        this.keptMs = settings.kept().toMillis();
        this.partMs = Math.max(1, keptMs / PARTS);
        try (KeyValueIterator<Long, Long> all = store.all()) {
            all.forEachRemaining(entry -> parts.put(entry.key, entry.value));
        }
        total = parts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many are kept by a time, milliseconds since 1970. */
    long at(long timeMs) {
        while (!parts.isEmpty() && parts.firstKey() + partMs + keptMs <= timeMs) {
            long first = parts.firstKey();
            total -= parts.remove(first);
            store.delete(first);
        }
        return total;
    }

    /** One more is kept. */
    void add(long timeMs) {
        long part = Math.floorDiv(timeMs, partMs) * partMs;
        store.put(part, parts.merge(part, 1L, Long::sum));
        total++;
    }
}
