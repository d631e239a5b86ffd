package io.plumbline.trainer.retraining;

import io.plumbline.contract.image.OffsetRange;
import io.plumbline.trainer.retraining.recent.RecentImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where on {@code images} given images stand, in as few ranges as cover each group of them. */
final class UsedOffsets {

    private static final Comparator<OffsetRange> BY_PARTITION_THEN_OFFSET =
            Comparator.comparingInt(OffsetRange::partition).thenComparingLong(OffsetRange::first);

    private UsedOffsets() {}

    /** One range per partition for each group; ranges that touch become one. */
    static List<OffsetRange> of(List<List<RecentImage>> groups) {
        List<OffsetRange> ranges = new ArrayList<>();
        groups.stream()
                .flatMap(group -> covering(group).stream())
                .sorted(BY_PARTITION_THEN_OFFSET)
                .forEach(range -> append(range, ranges));
        return ranges;
    }

    private static List<OffsetRange> covering(List<RecentImage> images) {
        Map<Integer, OffsetRange> ranges = new TreeMap<>();
        for (RecentImage image : images) {
            OffsetRange single = new OffsetRange(
                    image.position().topic(),
                    image.position().partition(),
                    image.position().offset(),
                    image.position().offset());
            ranges.merge(single.partition(), single, UsedOffsets::span);
        }
        return List.copyOf(ranges.values());
    }

    private static void append(OffsetRange range, List<OffsetRange> ranges) {
        OffsetRange last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
        if (last != null && last.partition() == range.partition() && range.first() <= last.last() + 1) {
            ranges.set(ranges.size() - 1, span(last, range));
        } else {
            ranges.add(range);
        }
    }

    private static OffsetRange span(OffsetRange a, OffsetRange b) {
        return new OffsetRange(a.topic(), a.partition(), Math.min(a.first(), b.first()), Math.max(a.last(), b.last()));
    }
}
