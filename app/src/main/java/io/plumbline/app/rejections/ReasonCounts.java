package io.plumbline.app.rejections;

import io.plumbline.contract.rejection.RejectionReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each reason occurred, and when last. */
public final class ReasonCounts {

    /**
     * One reason.
     *
     * @param count how many were rejected for it
     * @param newest when the last of them was rejected
     * @param place where that stands on {@code images-dlq}, as {@code PARTITION:OFFSET}
     * @param imageId which image that is
     * @param detail what was wrong with it
     */
    public record ReasonCount(
            RejectionReason reason, long count, Instant newest, String place, String imageId, String detail) {}

    private final Map<RejectionReason, ReasonCount> counts = new TreeMap<>();

    public void add(RejectedImage image) {
        ReasonCount own = new ReasonCount(
                image.rejection().reason(),
                1,
                image.time(),
                image.place().toString(),
                image.rejection().imageId(),
                image.rejection().detail());
        counts.merge(own.reason(), own, ReasonCounts::plus);
    }

    private static ReasonCount plus(ReasonCount before, ReasonCount added) {
        ReasonCount newest = added.newest().isBefore(before.newest()) ? before : added;
        return new ReasonCount(
                before.reason(),
                before.count() + added.count(),
                newest.newest(),
                newest.place(),
                newest.imageId(),
                newest.detail());
    }

    /** One for each reason that occurred, in the order of the list of reasons. */
    public List<ReasonCount> all() {
        return List.copyOf(counts.values());
    }

    /** Of all reasons together. */
    public long total() {
        return counts.values().stream().mapToLong(ReasonCount::count).sum();
    }
}
