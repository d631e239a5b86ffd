package io.plumbline.drift.monitor.labels;

import io.plumbline.drift.monitor.labels.ImageNews.Progress;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** How far the partitions of predictions have come. */
final class Clocks {

    /** Stands for a partition that is silent, and so keeps nobody waiting. */
    private static final long SILENT = Long.MAX_VALUE;

    private final KeyValueStore<Integer, Long> store;
    private final int sources;
    private final Map<Integer, Long> times = new HashMap<>();

    /** @param sources how many partitions predictions have */
    Clocks(KeyValueStore<Integer, Long> store, int sources) {
        this.store = store;
        this.sources = sources;
        try (KeyValueIterator<Integer, Long> all = store.all()) {
            all.forEachRemaining(entry -> times.put(entry.key, entry.value));
        }
    }

    void set(Progress progress) {
        long atMs = progress.silent() ? SILENT : progress.atMs();
        times.put(progress.source(), atMs);
        store.put(progress.source(), atMs);
    }

    /**
     * The time up to which all of them have come, milliseconds since 1970; nothing while one was never heard of.
     *
     * @param last what just became known, and is true of the last one even where it fell silent
     */
    OptionalLong allHaveReached(Progress last) {
        if (times.size() < sources) {
            return OptionalLong.empty();
        }
        long leastMs = times.values().stream().mapToLong(Long::longValue).min().orElse(SILENT);
        return OptionalLong.of(leastMs == SILENT ? last.atMs() : leastMs);
    }
}
