package io.plumbline.stream.count;

import io.plumbline.contract.rejection.RejectionReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one serving process has done since it started. Records that are processed again after an aborted transaction are
 * counted again: what reached the topics once, a read-committed consumer tells.
 *
 * @param scored images answered with a prediction
 * @param outliers predictions among them of images unlike anything normal
 * @param rejected images answered with a rejection, by reason; reasons that did not occur are missing
 * @param lost offsets of images that were deleted before they were served: at most so many images
 * @param positionsBeyondEnd times that a committed position lay behind the last image of a partition, which was made anew or
 *     cut off
 * @param chunks forward passes over the images of one chunk
 * @param lone images that came without a promise and were scored by themselves
 * @param isolations chunks that failed as a whole, so that their members were scored alone
 * @param swaps champions that took over by an announcement, the first one included
 * @param takeovers times that the previous champion took over from a broken one
 * @param canaried images that a canary answered
 * @param shadowed images that a shadow scored as well
 * @param drops challengers that were called off, or failed where the champion did not
 * @param refusals model packages that did not pass a check
 * @param malformedAnnouncements records on {@code models} that were no announcements
 * @param interceptorFailures polls whose images went on without a promise, and were scored alone
 * @param replacedThreads stream threads that failed and were replaced
 * @param requests what became of requests over HTTP
 */
public record ServingCounts(
        long scored,
        long outliers,
        Map<RejectionReason, Long> rejected,
        long lost,
        long positionsBeyondEnd,
        long chunks,
        long lone,
        long isolations,
        long swaps,
        long takeovers,
        long canaried,
        long shadowed,
        long drops,
        long refusals,
        long malformedAnnouncements,
        long interceptorFailures,
        long replacedThreads,
        RequestCounts requests) {

    public ServingCounts {
        EnumMap<RejectionReason, Long> copy = new EnumMap<>(RejectionReason.class);
        copy.putAll(rejected);
        rejected = Collections.unmodifiableMap(copy);
    }

    /** Images that were replied to in one way or the other. */
    public long answered() {
        return scored + rejectedInAll();
    }

    /** Rejections for whatever reason. */
    public long rejectedInAll() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
