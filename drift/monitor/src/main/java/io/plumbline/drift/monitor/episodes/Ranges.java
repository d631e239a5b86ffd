package io.plumbline.drift.monitor.episodes;

import io.plumbline.contract.image.OffsetRange;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Joins offset ranges, one per partition. */
final class Ranges {

    private Ranges() {}

    /** For each partition the smallest range that holds both, by topic and partition. */
    static List<OffsetRange> extend(List<OffsetRange> known, List<OffsetRange> news) {
        SortedMap<String, SortedMap<Integer, OffsetRange>> joined = new TreeMap<>();
        known.forEach(range -> add(range, joined));
        news.forEach(range -> add(range, joined));
        return joined.values().stream()
                .flatMap(ofTopic -> ofTopic.values().stream())
                .toList();
    }

    private static void add(OffsetRange range, SortedMap<String, SortedMap<Integer, OffsetRange>> joined) {
        joined.computeIfAbsent(range.topic(), topic -> new TreeMap<>())
                .merge(range.partition(), range, OffsetRange::around);
    }
}
